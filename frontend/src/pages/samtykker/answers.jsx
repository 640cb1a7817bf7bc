import { Button } from '../../components/button.jsx';
import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';
import { answerTo } from '../../lib/consents.js';
import { keepMail } from '../../lib/texts.js';

/** @typedef {import('../../lib/consents.js').Consent} Consent */

/**
 * Two answers as large as each other, one press each; where a yes can't be said, why.
 *
 * @param {{ consent: Consent } & import('./samtykker.jsx').Shared} props
 */
export function Answers({ consent, acts, asking }) {
  const { purpose, label, inForce, canGive, canWithdraw, needsBirthYear } = consent;
  const answer = answerTo(consent);
  if (!inForce && !canGive.allowed && !canWithdraw.allowed) return <WhyNot consent={consent} />;

  function yes() {
    if (needsBirthYear && answer !== true) asking.value = purpose;
    else acts.give(consent);
  }

  return (
    <>
      {!inForce && !canGive.allowed && <WhyNot consent={consent} />}
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, and not fields of a form. */}
      <div
        id={`answers-${purpose}`}
        class="consent-answers"
        role="group"
        aria-label={t('consents.answer', { label })}
      >
        {(inForce || canGive.allowed) && (
          <Answer
            isGiven={answer === true}
            isAnswered={answer !== null}
            told={acts.toldAt(purpose, 'yes')}
            onClick={yes}
          >
            {t(yesWords(consent))}
          </Answer>
        )}
        <Answer
          isGiven={answer === false}
          isAnswered={answer !== null}
          told={acts.toldAt(purpose, 'no')}
          onClick={() => acts.withdraw(consent)}
        >
          {t(noWords(consent))}
        </Answer>
      </div>
    </>
  );
}

/** @param {Consent} consent */
function noWords({ byInterest, inForce }) {
  if (!byInterest) return 'consents.no';
  return inForce ? 'consents.off' : 'consents.is-off';
}

/** @param {Consent} consent @returns {import('../../i18n/index.js').Key} */
function yesWords({ byInterest, inForce, state, kind, holdsAtOnce }) {
  if (byInterest) return inForce ? 'consents.is-on' : 'consents.on';
  if (state !== 'ASKED' || holdsAtOnce) return 'consents.yes';
  return kind === 'SMS' ? 'consents.again.SMS' : 'consents.again';
}

/**
 * @param {{
 *   isGiven: boolean, isAnswered: boolean, told: ReturnType<import('./use-acts.js').Acts['toldAt']>, onClick: () => void,
 *   children: preact.ComponentChildren,
 * }} props
 */
function Answer({ isGiven, isAnswered, told, onClick, children }) {
  return (
    <Button
      variant="secondary"
      busyLabel={t('act.saving')}
      {...told}
      aria-pressed={isAnswered ? isGiven : undefined}
      onClick={onClick}
    >
      {isGiven && <Icon name="check" />}
      {children}
    </Button>
  );
}

/** @param {{ consent: Consent }} props */
function WhyNot({ consent }) {
  const mended = mendedAt(consent);
  return (
    <p class="consent-why-not">
      {keepMail(consent.canGive.reason ?? '')}{' '}
      {mended && (
        <a class="ds-link" href={mended.href}>
          {t(mended.words)}
        </a>
      )}
    </p>
  );
}

/**
 * Where what keeps one from a yes is put right: what is missing, or was mistyped.
 *
 * @param {Consent} consent
 * @returns {{ href: string, words: import('../../i18n/index.js').Key } | undefined}
 */
function mendedAt({ kind, address, isTooYoung }) {
  if (kind === 'MAIL' && !address) return { href: '/innlogging#epost', words: 'consents.add.mail' };
  if (kind === 'SMS' && !address) return { href: '/profil#phone', words: 'consents.add.phone' };
  if (isTooYoung) return { href: '/profil#birthYear', words: 'consents.year.mend' };
  if (kind === 'SMS') return { href: '/profil#phone', words: 'consents.add.phone' };
  return undefined;
}
