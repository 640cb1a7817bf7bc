import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';

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

/** What was written and not sent isn't lost, and that is told. @param {string} draft @param {string} product */
export function leave(draft, product) {
  if (draftOf(draft)) tell(goneNow(() => t('review.left', { product })));
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
