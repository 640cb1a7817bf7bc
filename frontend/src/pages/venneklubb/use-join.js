import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import { idempotency } from '../../lib/idempotency.js';
import MembershipJoin from '../../operations/club/membership-join.graphql';

/**
 * @typedef {object} Told what the page says last
 * @property {import('../../components/confirmation.jsx').Done} [done]
 * @property {import('../../app/use-mutation.js').Outcome} [outcome] of what didn't come about
 *
 * @typedef {import('@preact/signals').Signal<Told | null>} Latest
 */

/**
 * Joining by taking back that one left.
 *
 * @param {Latest} told
 * @param {(payload: import('./venneklubb.jsx').Changed) => void} show
 */
export function useJoin(told, show) {
  const { busy, run } = useMutation(MembershipJoin);
  const key = useMemo(() => idempotency(), []);

  async function join() {
    const outcome = await run({ idempotencyKey: key.current() });
    if (!outcome) return;
    if (!('failure' in outcome)) key.renew();
    if ('payload' in outcome) show(outcome.payload);
    told.value =
      'payload' in outcome ? { done: goneNow(() => t('club.joined.again')) } : { outcome };
  }

  return { join, isJoining: () => busy.value };
}
