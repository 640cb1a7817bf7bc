/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/logg-inn', page: () => import('./logg-inn.jsx'), texts: ['signIn'], open: true },
];
