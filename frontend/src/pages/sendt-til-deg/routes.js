/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/sendt-til-deg', page: () => import('./sendt-til-deg.jsx'), texts: ['messages'] },
];
