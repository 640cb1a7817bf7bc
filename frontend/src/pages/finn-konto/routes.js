/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/finn-konto',
    page: () => import('./finn-konto.jsx'),
    texts: ['claim', 'wayIn', 'signIn'],
    open: true,
  },
  {
    path: '/finn-konto/sendt',
    page: () => import('./sendt.jsx'),
    texts: ['claim', 'wayIn', 'signIn'],
    open: true,
  },
  {
    path: '/finn-konto/kode',
    page: () => import('./kode.jsx'),
    texts: ['claim', 'wayIn'],
    open: true,
  },
  {
    path: '/finn-konto/passord',
    page: () => import('./passord.jsx'),
    texts: ['claim', 'wayIn'],
    open: true,
  },
];
