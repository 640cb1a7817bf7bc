import { signal } from '@preact/signals';
import { isAway, silence } from '../lib/errors.js';

/** @type {import('@preact/signals').Signal<'ok' | 'slow' | 'offline' | 'unreachable'>} */
export const network = signal('ok');

/** Grows by one each time everything that failed should be asked for again. */
export const attempt = signal(0);

export function retry() {
  attempt.value += 1;
}

const slowAfter = 5_000;

/**
 * `fetch` that tells the app how the network feels.
 *
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 */
export async function watchedFetch(input, init) {
  const timer = setTimeout(becomeSlow, slowAfter);
  try {
    const response = await fetch(input, init);
    // An answer to what was asked before the network went says nothing of now.
    if (navigator.onLine) network.value = isAway(response.status) ? 'unreachable' : 'ok';
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) network.value = silence();
    throw error;
  } finally {
    clearTimeout(timer);
  }
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

function becomeSlow() {
  if (network.value === 'ok') network.value = 'slow';
}

addEventListener('offline', () => {
  network.value = 'offline';
});
addEventListener('online', () => {
  network.value = 'ok';
  retry();
});
