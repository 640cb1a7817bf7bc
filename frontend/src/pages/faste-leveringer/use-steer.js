import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { idempotency } from '../../lib/idempotency.js';
import { tell, tellFailure, tellOverlooked } from './news.jsx';

/**
 * An act in one tap, whose consequence stands on its button.
 *
 * @param {import('@urql/core').TypedDocumentNode<any, any>} document
 * @param {{ id: string, version: number }} of
 * @param {string} place of the page that tells it
 */
export function useSteer(document, of, place) {
  const { busy, run } = useMutation(document);
  const key = useMemo(() => idempotency(), []);

  /**
   * @param {object} input besides the subscription and its version
   * @param {() => string} done what was done, in words
   * @param {typeof tell} [telling]
   */
  async function steer(input, done, telling = tell) {
    const whole = { ...input, id: of.id, version: of.version, idempotencyKey: key.current() };
    const outcome = await run(whole);
    if (!outcome) return;
    if (!('failure' in outcome)) key.renew();
    if ('payload' in outcome) return telling({ of: of.id, place }, done, outcome.payload);
    // The button may be gone with what it was about, so nothing is said of trying again.
    if (isStale(outcome)) return tellOverlooked({ of: of.id, place });
    tellFailure({ of: of.id, place }, outcome);
  }

  return { busy, steer };
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isStale = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'STALE_VERSION');
