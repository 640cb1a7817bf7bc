/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/bekreft',
    page: () => import('./bekreft.jsx'),
    texts: ['wayIn', 'newsletter'],
    open: true,
  },
];
