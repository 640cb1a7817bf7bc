/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/bestillinger',
    page: () => import('./orders.jsx'),
    texts: ['charges', 'orders', 'orderWords'],
  },
  {
    path: '/bestillinger/fakturaer',
    page: () => import('./invoices.jsx'),
    texts: ['orders', 'orderWords'],
  },
  {
    path: '/bestillinger/:id',
    page: () => import('./order.jsx'),
    texts: ['charges', 'orders', 'orderWords'],
  },
  {
    path: '/bestillinger/:id/angre',
    page: () => import('./withdraw.jsx'),
    texts: ['orders', 'orderWords', 'returns'],
  },
  {
    path: '/bestillinger/:id/reklamasjon/:line',
    page: () => import('./complain.jsx'),
    texts: ['orders', 'orderWords', 'complaints', 'photos'],
  },
];
