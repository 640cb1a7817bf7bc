import { language, t } from '../i18n/index.js';
import { sayableIn } from '../lib/errors.js';

/** @typedef {import('../app/use-mutation.js').Outcome} Outcome */

/**
 * Says that an act didn't come about, and why; nothing when it did.
 *
 * @param {{ outcome: Outcome | null | undefined }} props
 */
export function Failure({ outcome }) {
  const words = outcome && inWords(outcome);
  return <div role="alert">{words && <p class="failure">{words}</p>}</div>;
}

/** @param {Outcome} outcome */
function inWords(outcome) {
  if ('errors' in outcome)
    return sayableIn(outcome.errors, language.value)
      .map((error) => error.message())
      .join(' ');
  if ('failure' in outcome)
    return t(`form.${outcome.failure === 'signed-out' ? 'failed' : outcome.failure}`);
  return undefined;
}
