import { effect } from '@preact/signals';
import { forgetDrafts, hasDrafts } from '../lib/drafts.js';
import { customer } from './session.js';

/** Nothing typed by one customer is there for the next. */
let owner = customer.peek()?.id;
effect(() => {
  const id = customer.value?.id;
  if (id !== owner) forgetDrafts();
  owner = id;
});

/** Drafts live as long as the window does, so it doesn't close over them without asking. */
effect(() => {
  if (hasDrafts.value) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
});

/** @param {BeforeUnloadEvent} event */
function ask(event) {
  event.preventDefault();
}
