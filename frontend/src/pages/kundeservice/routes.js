/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/kundeservice',
    page: () => import('./kundeservice.jsx'),
    texts: ['contact', 'changes'],
  },
  {
    path: '/kundeservice/ny',
    page: () => import('./ny.jsx'),
    texts: ['contact', 'photos'],
  },
  {
    path: '/kundeservice/:id',
    page: () => import('./samtale.jsx'),
    texts: ['contact', 'photos'],
  },
];
