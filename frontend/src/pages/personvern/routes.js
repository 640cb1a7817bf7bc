/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/personvern', page: () => import('./personvern.jsx'), texts: ['privacy'] },
];
