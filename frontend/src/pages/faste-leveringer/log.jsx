import { Button } from '../../components/button.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatAgo, formatDayOf } from '../../lib/format.js';
import DeliveryChangeUndo from '../../operations/subscriptions/delivery-change-undo.graphql';
import { News, tellUndone } from './news.jsx';
import { useSteer } from './use-steer.js';
import { deadlineWords, kindWords } from './words.js';

const LOG = 'log';

/** What was changed, when and by whom; the last can be taken back until the deadline. @param {{ subscription: any }} props */
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
        <ul class="lines">
          {changes.map((/** @type {any} */ change) => (
            <li key={change.id} class="delivery-change">
              <ChangeWords change={change} />
              {change.undoUntil && (
                <Button
                  variant="secondary"
                  data-size="sm"
                  busy={busy.value}
                  aria-label={t('fast.log.undo', { what: kindWords(change.kind) })}
                  onClick={() => undo(change.id)}
                >
                  {t('act.undo')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="soft small">{lifeWords(subscription)}</p>
    </section>
  );
}

/** When it was agreed on, and when it ended (S6). @param {any} subscription */
function lifeWords({ createdAt, state, stateSince }) {
  const began = t('fast.log.began', { day: formatDayOf(createdAt, locale.value) });
  if (state !== 'CANCELLED') return began;
  return `${began} ${t('fast.log.ended', { day: formatDayOf(stateSince, locale.value) })}`;
}

/** @param {{ change: any }} props */
function ChangeWords({ change: { kind, changedBy, changedAt, undoUntil, undoneAt, byLink } }) {
  const who = t(`fast.by.${/** @type {'CUSTOMER'} */ (byLink ? 'LINK' : changedBy)}`);
  return (
    <div>
      <p>
        {undoneAt ? <s>{kindWords(kind)}</s> : kindWords(kind)}
        {undoneAt && ` ${t('fast.log.undone')}`}
      </p>
      <p class="soft small">
        {t('fast.log.by', { who, when: formatAgo(changedAt, locale.value) })}
        {undoUntil && ` ${deadlineWords(undoUntil, 'fast.log.until')}`}
      </p>
    </div>
  );
}
