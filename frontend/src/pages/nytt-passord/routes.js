/** @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/nytt-passord', page: () => import('./nytt-passord.jsx'), texts: ['wayIn'], open: true },
];
