import { effect } from '@preact/signals';
import { client } from '../app/client.js';
import CookiesAsked from '../operations/cookies/cookies-asked.graphql';
import { answered, isCounting } from './answered.js';
import { startCollecting, stopCollecting } from './collecting.js';

/**
 * Runs beside the app, and only where something beyond the necessary is switched on: asks whether it
 * may be, once, and does what was answered. The page about cookies answers it too.
 */

export { answered };

/** The browser's other windows hear that something else was answered, not what. */
const others = new BroadcastChannel('choices');

/** What was answered last, as far as this window knows. */
let last = '';

effect(() => {
  const cookies = answered.value;
  if (!cookies) return;
  const said = saidIn(cookies);
  if (last && said !== last) others.postMessage(null);
  last = said;
  if (!isCounting(cookies)) return stopCollecting();
  startCollecting();
  offerNo();
});

/** The way out stands at every page's end from the yes on. */
async function offerNo() {
  const { showWayOut } = await import('./way-out.jsx');
  await showWayOut();
}

others.onmessage = askAnew;
addEventListener('pageshow', ({ persisted }) => persisted && askAnew());

/** It was answered in another window: until it is known what, nothing is told. */
async function askAnew() {
  stopCollecting();
  const { data } = await client
    .query(CookiesAsked, {}, { requestPolicy: 'network-only' })
    .toPromise();
  if (!data) return;
  last = saidIn(data.cookies);
  answered.value = data.cookies;
}

/** @param {import('./answered.js').Cookies} cookies */
function saidIn({ version, questions }) {
  return JSON.stringify([version, questions.map(({ accepted }) => accepted)]);
}

const { data } = await client.query(CookiesAsked, {}).toPromise();
if (data && !answered.peek()) answered.value = data.cookies;
if (answered.peek()?.asks) {
  const { showBanner } = await import('./banner.jsx');
  await showBanner();
}
