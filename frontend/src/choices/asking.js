import { effect } from '@preact/signals';
import { client } from '../app/client.js';
import CookiesAsked from '../operations/cookies/cookies-asked.graphql';
import { answered } from './answered.js';
import { startCollecting, stopCollecting } from './collecting.js';

/**
 * Runs beside the app, and only where something beyond the necessary is switched on: asks whether it
 * may be, once, and does what was answered. The page about cookies answers it too.
 */

export { answered };

effect(() => {
  const cookies = answered.value;
  if (!cookies) return;
  if (isAgreed(cookies)) startCollecting();
  else stopCollecting();
});

/** @param {import('./answered.js').Cookies} cookies */
function isAgreed({ questions }) {
  return questions.some(({ category, isInUse, accepted }) => {
    return category === 'STATISTICS' && isInUse && accepted === true;
  });
}

const { data } = await client.query(CookiesAsked, {}).toPromise();
if (data && !answered.peek()) answered.value = data.cookies;
if (answered.peek()?.asks) {
  const { showBanner } = await import('./banner.jsx');
  await showBanner();
}
