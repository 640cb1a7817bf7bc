import { signal } from '@preact/signals';

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
    if (navigator.onLine) network.value = 'ok';
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) network.value = navigator.onLine ? 'unreachable' : 'offline';
    throw error;
  } finally {
    clearTimeout(timer);
  }
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
