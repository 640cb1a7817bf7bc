/** Asking for it, and where the letter leads that asks back: one chunk. @type {import('../../app/routes.js').PageRoute[]} */
export default [
  {
    path: '/nyhetsbrev',
    page: () => import('./nyhetsbrev.jsx'),
    texts: ['wayIn', 'signIn', 'newsletter'],
    open: true,
  },
  {
    path: '/bekreft-samtykke',
    page: () => import('./nyhetsbrev.jsx'),
    texts: ['wayIn', 'signIn', 'newsletter'],
    open: true,
  },
];
