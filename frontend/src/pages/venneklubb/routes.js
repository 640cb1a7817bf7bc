/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/venneklubb', page: () => import('./venneklubb.jsx'), texts: ['club', 'newsletter'] },
];
