import { useQuery } from '../../app/use-query.js';
import { language, t } from '../../i18n/index.js';
import CookiesAsked from '../../operations/cookies/cookies-asked.graphql';

/** @typedef {import('../../choices/answered.js').Question} Question */

/** What this browser was asked, whoever sits at it; it is answered on its own page (S18, S19). */
export function Browser() {
  const { data, wordedIn } = useQuery(CookiesAsked, {}, { isWorded: true });
  const isThere = data && wordedIn === language.value;
  /** @type {Question[]} */
  const questions = isThere ? data.cookies.questions : [];
  const beyond = questions.filter(({ category }) => category !== 'NECESSARY');
  const isAsked = beyond.some(({ isInUse }) => isInUse);
  return (
    <section class="section" aria-labelledby="consents-browser">
      <h2 id="consents-browser">{t('consents.group.browser')}</h2>
      <p class="soft">
        {t('consents.group.browser.text')}
        {isThere &&
          ` ${t(isAsked ? 'consents.group.browser.choose' : 'consents.group.browser.none')}`}
      </p>
      <div class="card">
        {beyond.length > 0 && (
          <dl class="consents-browser">
            {beyond.map((question) => (
              <div key={question.category}>
                <dt>{question.label}</dt>
                <dd>{t(standing(question))}</dd>
              </div>
            ))}
          </dl>
        )}
        <p>
          <a class="ds-link" href="/cookies">
            {t(isAsked ? 'consents.browser.link' : 'consents.browser.read')}
          </a>
        </p>
      </div>
    </section>
  );
}

/** @param {Question} question @returns {import('../../i18n/index.js').Key} */
function standing({ isInUse, accepted }) {
  if (!isInUse) return 'consents.browser.unused';
  if (accepted === null) return 'consents.browser.unanswered';
  return accepted ? 'consents.browser.yes' : 'consents.browser.no';
}
