/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/lag-konto',
    page: () => import('./lag-konto.jsx'),
    texts: ['wayIn', 'signIn', 'newsletter'],
    open: true,
  },
  {
    path: '/lag-konto/sendt',
    page: () => import('./sendt.jsx'),
    texts: ['wayIn', 'signIn'],
    open: true,
  },
];
