import { locale, t } from '../../i18n/index.js';
import { formatAgo, formatDayOf } from '../../lib/format.js';
import DeliveryChangeUndo from '../../operations/subscriptions/delivery-change-undo.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { News, tellUndone } from './news.jsx';
import { deadlineWords, kindWords } from './words.js';

const LOG = 'log';

/** What was changed, when and by whom; the last can be taken back until the deadline. @param {{ subscription: any }} props */
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
        <ul class="lines">
          {changes.map((/** @type {any} */ change) => (
            <li key={change.id} class="delivery-change">
              <ChangeWords change={change} />
              {change.undoUntil && <Undo subscription={subscription} change={change} />}
            </li>
          ))}
        </ul>
      )}
      <p class="soft small">{lifeWords(subscription)}</p>
    </section>
  );
}

/** What comes of it is told first. @param {{ subscription: any, change: any }} props */
function Undo({ subscription, change: { id, kind } }) {
  const title = t('fast.log.undo', { what: kindWords(kind) });
  return (
    <ActRow
      acts={[{ act: 'undo', label: t('act.undo'), name: title, title }]}
      form={(_, onClose) => (
        <ActForm
          of={subscription}
          place={LOG}
          document={DeliveryChangeUndo}
          read={() => ({ input: { change: id } })}
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
