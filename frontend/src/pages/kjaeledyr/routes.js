/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/kjaeledyr', page: () => import('./pets.jsx'), texts: ['pets', 'farewell'] },
  { path: '/kjaeledyr/nytt', page: () => import('./new-pet.jsx'), texts: ['pets'] },
  {
    path: '/kjaeledyr/:id',
    page: () => import('./pet.jsx'),
    texts: ['pets', 'photos', 'farewell', 'food', 'deliveries'],
  },
  { path: '/kjaeledyr/:id/endre', page: () => import('./edit-pet.jsx'), texts: ['pets'] },
  {
    path: '/kjaeledyr/:id/farvel',
    page: () => import('./farewell.jsx'),
    texts: ['pets', 'farewell', 'deliveries'],
  },
];
