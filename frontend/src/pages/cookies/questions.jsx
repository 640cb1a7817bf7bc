import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Icon } from '../../components/icon.jsx';
import { SafeHouse } from '../../components/illustrations/scenes/safe-house.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDay } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import CookiesChoose from '../../operations/cookies/cookies-choose.graphql';

/**
 * @typedef {import('../../choices/answered.js').Cookies} Cookies
 * @typedef {import('../../choices/answered.js').Question} Question
 */

/**
 * The three categories; where one is in use and needs a yes, two answers that look alike.
 *
 * @param {{ cookies: Cookies }} props
 */
export function Questions({ cookies }) {
  const asksAtAll = cookies.questions.some(isAsked);
  useEffect(() => {
    if (asksAtAll) follow(cookies);
  }, [asksAtAll, cookies]);
  return (
    <section class="section" aria-labelledby="choices">
      <h2 id="choices">{t('cookies.choices')}</h2>
      {asksAtAll ? <p>{t('cookies.choices.text')}</p> : <NothingToChoose />}
      {cookies.questions.map((question) => (
        <QuestionCard key={question.category} question={question} cookies={cookies} />
      ))}
      <p>
        {t('cookies.elsewhere')}{' '}
        <a class="ds-link" href="/samtykker">
          {t('menu.consents')}
        </a>
        .
      </p>
    </section>
  );
}

function NothingToChoose() {
  return (
    <div class="card cookies-none">
      <SafeHouse />
      <p>{t('cookies.choices.none')}</p>
    </div>
  );
}

/** @param {Question} question whether there is something to choose */
export const isAsked = ({ category, isInUse }) => isInUse && category !== 'NECESSARY';

/** What was chosen here holds at once, also for what runs beside the page. @param {Cookies} cookies */
async function follow(cookies) {
  const { answered } = await import('../../choices/asking.js');
  answered.value = cookies;
}

/** @param {{ question: Question, cookies: Cookies }} props */
function QuestionCard({ question, cookies }) {
  const { category, label, paragraphs, isInUse } = question;
  return (
    <article class="card" aria-labelledby={`choice-${category}`}>
      <h3 id={`choice-${category}`}>{label}</h3>
      {isInUse ? (
        paragraphs.map((text) => <p key={text}>{text}</p>)
      ) : (
        <Unused category={category} />
      )}
      {isAsked(question) && <Answers question={question} cookies={cookies} />}
    </article>
  );
}

/** @param {{ category: Question['category'] }} props */
function Unused({ category }) {
  return (
    <p>
      <strong>{t('cookies.unused')}</strong>{' '}
      {t(category === 'STATISTICS' ? 'cookies.unused.statistics' : 'cookies.unused.marketing')}
    </p>
  );
}

/** @param {{ question: Question, cookies: Cookies }} props */
function Answers({ question, cookies }) {
  const { busy, run } = useMutation(CookiesChoose);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  /** @param {boolean} accepted */
  async function answer(accepted) {
    done.value = null;
    const choices = [{ category: question.category, accepted }];
    outcome.value = await run({ version: cookies.version, choices });
    if (!outcome.value || !('payload' in outcome.value)) return;
    done.value = doneNow(() => t(accepted ? 'cookies.said.yes' : 'cookies.said.no'));
  }

  return (
    <>
      <p>{standing(question, cookies)}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, and not fields of a form. */}
      <div class="cookies-answers" role="group" aria-labelledby={`choice-${question.category}`}>
        <Answer
          words="cookies.yes"
          isGiven={question.accepted === true}
          busy={busy.value}
          onClick={() => answer(true)}
        />
        <Answer
          words="cookies.no"
          isGiven={question.accepted === false}
          busy={busy.value}
          onClick={() => answer(false)}
        />
      </div>
      <Failure outcome={outcome.value} />
      <Confirmation done={done.value} />
    </>
  );
}

/** @param {Question} question @param {Cookies} cookies */
function standing({ accepted }, { chosenOn, holdsUntil }) {
  if (accepted === null || !chosenOn || !holdsUntil) return t('cookies.unanswered');
  const days = {
    on: keepTogether(formatDay(chosenOn, locale.value)),
    until: keepTogether(formatDay(holdsUntil, locale.value)),
  };
  return t(accepted ? 'cookies.answered.yes' : 'cookies.answered.no', days);
}

/**
 * Both look alike, but for a tick at the one that was given.
 *
 * @param {{ words: 'cookies.yes' | 'cookies.no', isGiven: boolean, busy: boolean, onClick: () => void }} props
 */
function Answer({ words, isGiven, busy, onClick }) {
  return (
    <Button variant="secondary" busy={busy} aria-pressed={isGiven} onClick={onClick}>
      {isGiven && <Icon name="check" />}
      {t(words)}
    </Button>
  );
}
