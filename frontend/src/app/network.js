import { signal } from '@preact/signals';
import { isAway, silence } from '../lib/errors.js';

/** @type {import('@preact/signals').Signal<'ok' | 'slow' | 'offline' | 'unreachable'>} */
export const network = signal('ok');

/** Grows by one each time everything that failed should be asked for again. */
export const attempt = signal(0);

/** Whether a page may show what was so before: what was asked for in its place didn't come. */
let isBehind = false;

export function retry() {
  isBehind = false;
  attempt.value += 1;
}

/** What stands on a page is no longer known to be so. urql doesn't ask for it again by itself. */
export function fallBehind() {
  isBehind = true;
}

/** The server has answered something that one did: what is shown has to be how it is by now. */
export function catchUp() {
  if (isBehind) retry();
}

const slowAfter = 5_000;

let losses = 0;

/**
 * `fetch` that tells the app how the network feels.
 *
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 */
export async function watchedFetch(input, init) {
  const timer = setTimeout(becomeSlow, slowAfter);
  const lostBefore = losses;
  try {
    const response = await fetch(input, init);
    if (isAway(response.status)) lose(silence());
    else if (losses === lostBefore && navigator.onLine) comeBack(init);
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) lose(silence());
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What failed meanwhile is asked for again, but not because only the network was felt: where that is
 * there, and what is asked for never comes, it would never end.
 *
 * @param {RequestInit} [init]
 */
function comeBack(init) {
  const wasAway = whyMissing() !== 'failed';
  network.value = 'ok';
  if (!wasAway) return;
  if (init?.method === 'HEAD') fallBehind();
  else retry();
}

/** Finds out how the network feels, where something else than an answer didn't come. */
export function feelNetwork() {
  return watchedFetch('/', { method: 'HEAD' }).catch(() => {});
}

/** @returns {import('../lib/errors.js').Silence | 'failed'} why something couldn't be had */
export function whyMissing() {
  const state = network.value;
  return state === 'offline' || state === 'unreachable' ? state : 'failed';
}

/**
 * An answer to what was asked before this says nothing of now.
 *
 * @param {import('../lib/errors.js').Silence} why
 */
function lose(why) {
  losses += 1;
  network.value = why;
}

function becomeSlow() {
  if (network.value === 'ok') network.value = 'slow';
}

addEventListener('offline', () => lose('offline'));
addEventListener('online', () => {
  network.value = 'ok';
  retry();
});
