import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Confirmation } from '../../components/confirmation.jsx';

/**
 * What was just done with a review; told in the list, where every act of this page ends.
 *
 * @type {import('@preact/signals').Signal<import('../../components/confirmation.jsx').Done | null>}
 */
const news = signal(null);

/** @param {import('../../components/confirmation.jsx').Done} done */
export function tell(done) {
  news.value = done;
}

/** Something else is being done now. */
export function hush() {
  news.value = null;
}

/** Tells it until one leaves the list or does something else. */
export function News() {
  useEffect(() => hush, []);
  return <Confirmation done={news.value} />;
}
