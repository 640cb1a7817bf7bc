import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { locale, t } from '../../i18n/index.js';
import { answerTo, isAdapted, isLostByNo, open } from '../../lib/consents.js';
import { keepWidth } from '../../lib/keep-in-place.js';
import { keepMail, listed } from '../../lib/texts.js';
import { ALL } from './use-acts.js';

/**
 * One press says no to everything, and another takes that back.
 *
 * @param {{
 *   consents: import('../../lib/consents.js').Consent[], acts: import('./use-acts.js').Acts, isRemembered: boolean,
 * }} props `isRemembered` that something is, of what one looked at
 */
export function NoToAll({ consents, acts, isRemembered }) {
  const some = open(consents);
  const lost = some.filter(isLostByNo).map(({ label }) => keepMail(label));
  return (
    <section class="section" aria-label={t('consents.all')}>
      <div class="card consents-all">
        <Letter />
        <div>
          <p>{t(words(some))}</p>
          {isRemembered && some.some(isAdapted) && (
            <p class="soft small">{t('consents.all.viewed')}</p>
          )}
          {lost.length > 0 && (
            <p class="soft small">
              {t('consents.all.older', { things: listed(lost, locale.value) })}
            </p>
          )}
        </div>
        {some.length > 0 && (
          <Button
            variant="secondary"
            busyLabel={t('act.saving')}
            {...acts.toldAt(ALL, 'no')}
            onClick={({ currentTarget }) => {
              keepWidth(currentTarget);
              acts.withdrawAll();
            }}
          >
            {t('consents.all')}
          </Button>
        )}
      </div>
      <Failure outcome={acts.failedAt(ALL)} />
      <Confirmation done={acts.doneAt(ALL)} />
    </section>
  );
}

/** @param {import('../../lib/consents.js').Consent[]} some that one can say no to */
function words(some) {
  if (some.length === 0) return 'consents.all.none';
  const isNoAlready = some.every((consent) => answerTo(consent) === false);
  return isNoAlready ? 'consents.all.beside' : 'consents.all.text';
}
