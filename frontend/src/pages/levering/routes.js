const page = () => import('./levering.jsx');

/** Where the links in a notice lead: to skip, which an SMS has too, to move, and to change. @type {import('../../app/routes.js').PageRoute[]} */
export default [
  { path: '/levering', page, texts: ['wayIn', 'deliveryLink'], open: true },
  { path: '/levering/flytt', page, texts: ['wayIn', 'deliveryLink'], open: true },
  { path: '/levering/endre', page, texts: ['wayIn', 'deliveryLink'], open: true },
];
