const page = () => import('./kvittering.jsx');

/** Where anybody checks a receipt of a consent. @type {import('../../app/routes.js').PageRoute[]} */
export default [{ path: '/samtykker/kvittering', page, texts: ['receiptCheck'], open: true }];
