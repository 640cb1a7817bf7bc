/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/profil', page: () => import('./profil.jsx'), texts: ['profile', 'changes'] },
];
