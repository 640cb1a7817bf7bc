/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/',
    page: () => import('./oversikt.jsx'),
    texts: ['home', 'changes', 'orderWords'],
  },
];
