import { customer as session } from '../../app/session.js';
import { useMutation } from '../../app/use-mutation.js';
import { switchLanguage, t } from '../../i18n/index.js';
import { isSame } from '../../lib/input.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';

/**
 * What a saved part of the profile says, and how it is taken back.
 *
 * @param {ReturnType<typeof import('./use-news.js').useNews>} news
 * @param {import('../../i18n/index.js').Key} text confirmation of the saving
 * @param {object} before what the profile held, as input
 */
export function useSaved(news, text, before) {
  const { run } = useMutation(ProfileUpdate);

  /** @param {{ customer: any }} payload @param {HTMLFormElement} form */
  async function saved({ customer }, form) {
    await keepInStep(customer);
    if (!isSame(before, customer)) return news.done(() => t(text), undo);
    // What was typed may be the same in other words, such as a phone number without its groups.
    form.reset();
    news.nothing(() => t('profile.unchanged'));
  }

  async function undo() {
    const outcome = await run(before);
    if (!news.cameOf(outcome) || !outcome || !('payload' in outcome)) return;
    await keepInStep(outcome.payload.customer);
    news.gone(() => t('profile.undone'));
  }

  return saved;
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
