/** Where the link at the foot of a marketing mail leads, and a mail program's own one. @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/meld-av',
    page: () => import('./meld-av.jsx'),
    texts: ['wayIn', 'newsletter'],
    open: true,
  },
];
