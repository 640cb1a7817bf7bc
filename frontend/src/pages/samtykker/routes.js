/** @type {import('../../app/routes.js').PageRoute[]} */
export default [{ path: '/samtykker', page: () => import('./samtykker.jsx'), texts: ['consents'] }];
