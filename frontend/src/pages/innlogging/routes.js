/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/innlogging', page: () => import('./innlogging.jsx'), texts: ['security'] },
];
