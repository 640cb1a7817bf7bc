import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { t } from '../../i18n/index.js';
import { keepMail } from '../../lib/texts.js';
import { Answers } from './answers.jsx';
import { Changed } from './changed.jsx';
import { Details } from './details.jsx';
import { inWords } from './in-words.js';
import { Before } from './texts.jsx';
import { YearForm } from './year-form.jsx';

/**
 * One thing that may be done: what it is, how it stands, the two answers, and all behind them.
 *
 * @param {{ consent: import('../../lib/consents.js').Consent } & import('./samtykker.jsx').Shared} props
 */
export function ConsentRow({ consent, acts, asking }) {
  const { purpose, label, kind, currentText, inForce, asksAgain, difference } = consent;
  const isAsking = asking.value === purpose;
  return (
    <article class="consent" aria-labelledby={`consent-${purpose}`}>
      <div class="consent-what">
        <h3 id={`consent-${purpose}`}>{keepMail(label)}</h3>
        <p>{keepMail(currentText.paragraphs[0])}</p>
        {asksAgain && (
          <p class="consent-state" data-asks>
            {inWords(consent)}
          </p>
        )}
      </div>
      {asksAgain && difference && <Changed parts={difference} />}
      {asksAgain && !difference && <Before consent={consent} />}
      {!isAsking && <Answers consent={consent} acts={acts} asking={asking} />}
      {isAsking && <YearForm consent={consent} acts={acts} asking={asking} />}
      {inForce && kind === 'ACCOUNT' && <IfNot purpose={purpose} />}
      <Failure outcome={acts.failedAt(purpose)} />
      <Confirmation done={acts.doneAt(purpose)} />
      <Details consent={consent} />
    </article>
  );
}

/** What a no will change, of which its group doesn't speak. @param {{ purpose: string }} props */
function IfNot({ purpose }) {
  const about = purpose === 'CART_REMINDER' ? 'CART_REMINDER' : 'PERSONALISATION';
  return <p class="soft small">{t(`consents.if.no.${about}`)}</p>;
}
