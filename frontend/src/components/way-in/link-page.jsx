import { useSignal } from '@preact/signals';
import { DeadLink, NoLink } from './dead-link.jsx';
import { useLinkToken } from './use-link-token.js';

/**
 * @typedef {import('../../lib/errors.js').FieldError} FieldError
 *
 * @typedef {object} Link
 * @property {string} token
 * @property {(errors: FieldError[]) => boolean} onRefused true where the link itself was refused; the page then says so
 */

/**
 * A page that a link in a letter of ours leads to.
 *
 * @param {{ kind: import('./dead-link.jsx').Kind, page: preact.ComponentType<Link> }} props
 */
export function LinkPage({ kind, page }) {
  const token = useLinkToken();
  return token ? <WithLink key={token} {...{ kind, token, page }} /> : <NoLink kind={kind} />;
}

/** @param {{ kind: import('./dead-link.jsx').Kind, token: string, page: preact.ComponentType<Link> }} props */
function WithLink({ kind, token, page: LinkedPage }) {
  const isDead = useSignal(false);

  /** @param {FieldError[]} errors */
  function onRefused(errors) {
    isDead.value = errors.some(({ code }) => code === 'LINK_INVALID');
    return isDead.value;
  }

  return isDead.value ? <DeadLink kind={kind} /> : <LinkedPage {...{ token, onRefused }} />;
}
