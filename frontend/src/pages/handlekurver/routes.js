/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/handlekurver', page: () => import('./handlekurver.jsx'), texts: ['carts'] },
  {
    path: '/handlekurver/:id',
    page: () => import('./handlekurv.jsx'),
    texts: ['carts', 'deliveries'],
  },
];
