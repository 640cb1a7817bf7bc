import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatAgo, formatDayOf } from '../../lib/format.js';
import { sentence } from '../../lib/texts.js';
import DeliveryChangeUndo from '../../operations/subscriptions/delivery-change-undo.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { News, tellUndone } from './news.jsx';
import { changeWords, deadlineWords } from './words.js';

const LOG = 'log';

/** Who changed what, and when; the last can be taken back until the deadline. @param {{ subscription: any }} props */
export function Log({ subscription }) {
  const { changes } = subscription;
  return (
    <section class="section" aria-labelledby="log">
      <h2 id="log" tabIndex={-1}>
        {t('fast.log')}
      </h2>
      <News of={subscription} place={LOG} />
      {changes.length === 0 ? (
        <p class="soft">{t('fast.log.none')}</p>
      ) : (
        <Changes subscription={subscription} />
      )}
      <p class="soft small">{lifeWords(subscription)}</p>
    </section>
  );
}

/** As many at a time as one reads. */
const FIRST = 5;
const MORE = 10;

/** The newest, and older ones as they are asked for. @param {{ subscription: any }} props */
function Changes({ subscription }) {
  const { changes } = subscription;
  const shown = useSignal(FIRST);
  const next = useRef(/** @type {HTMLLIElement | null} */ (null));
  const from = useSignal(0);
  // The button that asked for more has moved or is gone, so the first of them takes focus.
  useEffect(() => {
    if (from.value > 0) next.current?.focus();
  }, [from.value]);

  function more() {
    from.value = shown.value;
    shown.value += MORE;
  }

  return (
    <ul class="lines">
      {changes
        .slice(0, shown.value)
        .map((/** @type {any} */ change, /** @type {number} */ place) => (
          <li
            key={change.id}
            class="delivery-change"
            ref={place === from.value ? next : undefined}
            tabIndex={-1}
          >
            <ChangeWords change={change} />
            {change.undoUntil && <Undo subscription={subscription} change={change} />}
          </li>
        ))}
      {changes.length > shown.value && (
        <li class="more">
          <Button variant="secondary" data-size="sm" onClick={more}>
            {t('act.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** What comes of it is told first. @param {{ subscription: any, change: any }} props */
function Undo({ subscription, change }) {
  const title = t('fast.log.undo', { what: changeWords(change) });
  return (
    <ActRow
      acts={[{ act: 'undo', label: t('act.undo'), name: title, title }]}
      form={(_, onClose) => (
        <ActForm
          of={subscription}
          place={LOG}
          document={DeliveryChangeUndo}
          read={() => ({ input: { change: change.id } })}
          submit={t('fast.undo.submit')}
          otherwise={t('fast.undo.then')}
          done={() => t('fast.undone')}
          telling={(where, _, payload) => tellUndone(where, payload)}
          onClose={onClose}
        />
      )}
    />
  );
}

/** When it was agreed on, and when it ended (S6). @param {any} subscription */
function lifeWords({ createdAt, state, stateSince }) {
  const began = t('fast.log.began', { day: formatDayOf(createdAt, locale.value) });
  if (state !== 'CANCELLED') return began;
  return `${began} ${t('fast.log.ended', { day: formatDayOf(stateSince, locale.value) })}`;
}

/** @param {{ change: any }} props */
function ChangeWords({ change }) {
  const { changedAt, undoUntil, undoneAt } = change;
  const what = `${changeWords(change)}.`;
  return (
    <div>
      <p>
        {undoneAt ? <s>{what}</s> : what}
        {undoneAt && ` ${t('fast.log.undone')}`}
      </p>
      <p class="soft small">
        {`${sentence(formatAgo(changedAt, locale.value))}.`}
        {undoUntil && ` ${deadlineWords(undoUntil, 'fast.log.until')}`}
      </p>
    </div>
  );
}
