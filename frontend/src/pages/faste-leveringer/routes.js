/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/faste-leveringer',
    page: () => import('./faste-leveringer.jsx'),
    texts: ['charges', 'deliveries'],
  },
  {
    path: '/faste-leveringer/ny',
    page: () => import('./ny.jsx'),
    texts: ['deliveries', 'deliveryStart'],
  },
  {
    path: '/faste-leveringer/kalender',
    page: () => import('./kalender.jsx'),
    texts: ['deliveries'],
  },
  {
    path: '/faste-leveringer/:id',
    page: () => import('./levering.jsx'),
    texts: ['charges', 'deliveries', 'food'],
  },
];
