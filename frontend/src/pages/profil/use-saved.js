import { customer as session } from '../../app/session.js';
import { useMutation } from '../../app/use-mutation.js';
import { switchLanguage, t } from '../../i18n/index.js';
import { showSaved } from '../../lib/controls.js';
import { at, isSame, partOf } from '../../lib/input.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';

/**
 * What a saved part of the profile says, and how it is taken back.
 *
 * @param {ReturnType<typeof import('./use-news.js').useNews>} news
 * @param {(input: object) => import('../../i18n/index.js').Key} words confirmation of the saving
 * @param {object} before what the profile held, as input; undefined for what can't be taken back to
 */
export function useSaved(news, words, before) {
  const { run } = useMutation(ProfileUpdate);

  /** @param {{ customer: any }} payload @param {HTMLFormElement} form @param {object} input */
  async function saved({ customer }, form, input) {
    const replaced = partOf(before, Object.keys(input));
    await keepInStep(customer);
    showTidied(form, replaced, customer);
    if (isSame(replaced, customer)) return unchanged();
    const isLost = Object.values(replaced).includes(undefined);
    news.done(() => t(words(input)), isLost ? undefined : () => undo(replaced));
  }

  /** @param {object} replaced */
  async function undo(replaced) {
    const outcome = await run(replaced);
    if (!news.cameOf(outcome) || !outcome || !('payload' in outcome)) return;
    await keepInStep(outcome.payload.customer);
    news.gone(() => t('profile.undone'));
  }

  const unchanged = () => news.nothing(() => t('profile.unchanged'));

  return { saved, unchanged };
}

/**
 * What was typed may be what was there, in other words, such as a phone number without its groups.
 *
 * @param {HTMLFormElement} form
 * @param {object} replaced
 * @param {object} customer
 */
function showTidied(form, replaced, customer) {
  showSaved(form, (name) => {
    const before = at(replaced, name);
    return before !== undefined && before === at(customer, name);
  });
}

/**
 * The app speaks the profile's language, and knows which one it is.
 *
 * @param {{ firstName: string, language: 'NB' | 'EN' }} customer
 */
async function keepInStep({ firstName, language }) {
  if (session.value) session.value = { ...session.value, firstName, language };
  await switchLanguage(language === 'EN' ? 'en' : 'nb');
}
