/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/omtaler', page: () => import('./omtaler.jsx'), texts: ['reviews'] },
  { path: '/omtaler/ny', page: () => import('./ny.jsx'), texts: ['reviews'] },
  { path: '/omtaler/:id', page: () => import('./endre.jsx'), texts: ['reviews'] },
];
