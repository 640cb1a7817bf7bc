/** @type {import('../../app/routes.js').PageRoute[]} */
export default [{ path: '/frys', page: () => import('./frys.jsx'), texts: ['wayIn'], open: true }];
