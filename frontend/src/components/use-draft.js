import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import '../app/drafts.js';
import { controlsOf, putBack, savedIn, typedIn } from '../lib/controls.js';
import { draftOf, dropDraft, keepDraft } from '../lib/drafts.js';

/**
 * Keeps what is typed in a form until it is saved or given up, and lets what nobody has touched
 * follow what is saved. Does nothing for a form without a name.
 *
 * @param {string | undefined} name of the form; its fields put back what it held, see `useTyped`
 * @param {preact.RefObject<HTMLFormElement | null>} form
 */
export function useDraft(name, form) {
  const typed = draftOf(name);
  /** True for a form that was left with something in it. */
  const isBack = useSignal(typed !== undefined);
  useFollowing(name, form);

  function keep() {
    if (name && form.current) keepDraft(name, typedIn(form.current));
  }

  function drop() {
    if (name) dropDraft(name);
    isBack.value = false;
  }

  /** Shows what is saved, as it is written there. */
  function discard() {
    drop();
    form.current?.reset();
  }

  return { isBack: isBack.value && typed !== undefined, keep, drop, discard };
}

/**
 * A browser leaves a field alone once it was typed in. But when what was saved comes back from the
 * server, tidied, or was changed elsewhere, a field without a draft shows it.
 *
 * @param {string | undefined} name
 * @param {preact.RefObject<HTMLFormElement | null>} form
 */
function useFollowing(name, form) {
  const last = useRef(/** @type {Map<EventTarget, string>} */ (new Map()));
  useLayoutEffect(() => {
    if (!name || !form.current) return;
    for (const control of controlsOf(form.current)) {
      const before = last.current.get(control);
      const now = savedIn(control);
      last.current.set(control, now);
      const isTyped = draftOf(name)?.[control.name] !== undefined;
      if (before !== undefined && before !== now && !isTyped) putBack(control, now);
    }
  });
}
