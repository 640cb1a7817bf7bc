/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/varer', page: () => import('./varer.jsx'), texts: ['products'] },
  { path: '/varer/:sku', page: () => import('./product.jsx'), texts: ['products', 'reviews'] },
];
