/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/kjaeledyr', page: () => import('./pets.jsx'), texts: ['pets'] },
  { path: '/kjaeledyr/nytt', page: () => import('./new-pet.jsx'), texts: ['pets'] },
  { path: '/kjaeledyr/:id', page: () => import('./pet.jsx'), texts: ['pets', 'photos'] },
  { path: '/kjaeledyr/:id/endre', page: () => import('./edit-pet.jsx'), texts: ['pets'] },
];
