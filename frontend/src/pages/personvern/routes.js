/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/personvern', page: () => import('./personvern.jsx'), texts: ['privacy'] },
  {
    path: '/personvern/erklaering',
    page: () => import('./erklaering/erklaering.jsx'),
    texts: ['privacy'],
    open: true,
  },
];
