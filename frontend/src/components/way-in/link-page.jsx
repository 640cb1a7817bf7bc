import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { client } from '../../app/client.js';
import LinkIsGood from '../../operations/way-in/link-is-good.graphql';
import { Loading } from '../loading.jsx';
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
  const isDead = useIsDead(kind, token);

  /** @param {FieldError[]} errors */
  function onRefused(errors) {
    isDead.value = errors.some(({ code }) => code === 'LINK_INVALID');
    return isDead.value;
  }

  if (isDead.value === undefined) return <Loading shape="cards" rows={1} />;
  return isDead.value ? <DeadLink kind={kind} /> : <LinkedPage {...{ token, onRefused }} />;
}

/**
 * Nobody chooses a password for a link that opens nothing, so the server looks at it first, once.
 * Where no answer comes the form does, and sending it tells.
 *
 * @param {import('./dead-link.jsx').Kind} kind
 * @param {string} token
 */
function useIsDead(kind, token) {
  const isDead = useSignal(/** @type {boolean | undefined} */ (undefined));
  useEffect(() => {
    const asked = { kind: kind.toUpperCase(), token };
    client.query(LinkIsGood, asked, { requestPolicy: 'network-only' }).then(({ data }) => {
      isDead.value = data?.linkIsGood === false;
    });
  }, []);
  return isDead;
}
