import { computed, signal } from '@preact/signals';

/** @typedef {Record<string, string>} Typed what a field held when it was last touched, by its name */

/**
 * What has been typed and not been saved, by form. In memory alone: it is personal, and a browser
 * may be shared.
 *
 * @type {import('@preact/signals').Signal<ReadonlyMap<string, Typed>>}
 */
const drafts = signal(new Map());

export const hasDrafts = computed(() => drafts.value.size > 0);

/** @param {string | undefined} form @returns {Typed | undefined} */
export function draftOf(form) {
  return form === undefined ? undefined : drafts.value.get(form);
}

/**
 * @param {string} form named as no other is, e.g. `address.` and an id
 * @param {Typed} typed only what differs from what is saved; nothing is no draft
 */
export function keepDraft(form, typed) {
  if (Object.keys(typed).length === 0) return dropDraft(form);
  drafts.value = new Map(drafts.value).set(form, typed);
}

/** @param {string} form that was saved or given up */
export function dropDraft(form) {
  if (!drafts.peek().has(form)) return;
  drafts.value = new Map([...drafts.peek()].filter(([name]) => name !== form));
}

/** Before somebody else may come to this browser. */
export function forgetDrafts() {
  drafts.value = new Map();
}
