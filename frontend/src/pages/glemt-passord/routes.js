/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/glemt-passord',
    page: () => import('./glemt-passord.jsx'),
    texts: ['wayIn', 'signIn'],
    open: true,
  },
  {
    path: '/glemt-passord/sendt',
    page: () => import('./sendt.jsx'),
    texts: ['wayIn', 'signIn'],
    open: true,
  },
];
