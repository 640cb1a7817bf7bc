import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatAgo, formatDayOf } from '../../lib/format.js';
import { sentence } from '../../lib/texts.js';
import DeliveryChangeUndo from '../../operations/subscriptions/delivery-change-undo.graphql';
import { News, tellUndone } from './news.jsx';
import { useSteer } from './use-steer.js';
import { changeWords, deadlineWords } from './words.js';

const LOG = 'log';

/** Who changed what, and when; the last can be taken back until the deadline. @param {{ subscription: any }} props */
export function Log({ subscription }) {
  const { changes } = subscription;
  const { busy, steer } = useSteer(DeliveryChangeUndo, subscription, LOG);
  /** @param {string} change */
  const undo = (change) =>
    steer(
      { change },
      () => '',
      (where, _, payload) => tellUndone(where, payload),
    );
  return (
    <section class="section" aria-labelledby="log">
      <h2 id="log" tabIndex={-1}>
        {t('fast.log')}
      </h2>
      <News of={subscription} place={LOG} />
      {changes.length === 0 ? (
        <p class="soft">{t('fast.log.none')}</p>
      ) : (
        <Changes changes={changes} isBusy={busy.value} onUndo={undo} />
      )}
      <p class="soft small">{lifeWords(subscription)}</p>
    </section>
  );
}

/** As many at a time as one reads. */
const FIRST = 5;
const MORE = 10;

/** The newest, and older ones as they are asked for. @param {{ changes: any[], isBusy: boolean, onUndo: (change: string) => void }} props */
function Changes({ changes, isBusy, onUndo }) {
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
      {changes.slice(0, shown.value).map((/** @type {any} */ change, place) => (
        <li
          key={change.id}
          class="delivery-change"
          ref={place === from.value ? next : undefined}
          tabIndex={-1}
        >
          <ChangeWords change={change} />
          {change.undoUntil && (
            <Button
              variant="secondary"
              data-size="sm"
              busy={isBusy}
              aria-label={t('fast.log.undo', { what: changeWords(change) })}
              onClick={() => onUndo(change.id)}
            >
              {t('act.undo')}
            </Button>
          )}
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
