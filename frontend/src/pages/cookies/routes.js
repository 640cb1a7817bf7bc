/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/cookies', page: () => import('./cookies.jsx'), texts: ['cookies'], open: true },
];
