import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Page } from '../../components/page.jsx';
import { locale, t } from '../../i18n/index.js';
import { sumOf } from '../../lib/deliveries.js';
import { deadlineParts, formatComing } from '../../lib/delivery-days.js';
import { formatMoney } from '../../lib/money.js';
import { onDay } from '../../lib/on-day.js';
import DeliveryChangeUndoByLink from '../../operations/delivery-link/delivery-change-undo-by-link.graphql';
import DeliveryMoveByLink from '../../operations/delivery-link/delivery-move-by-link.graphql';
import DeliverySkipByLink from '../../operations/delivery-link/delivery-skip-by-link.graphql';
import DeliveryUnskipByLink from '../../operations/delivery-link/delivery-unskip-by-link.graphql';
import { Change } from './change.jsx';
import { Choice } from './choice.jsx';
import { Move } from './move.jsx';
import { useAct } from './use-act.js';
import './levering.css';

/**
 * @typedef {object} Linked
 * @property {number} version
 * @property {string} state
 * @property {string} deliverOn
 * @property {string | null} movedBecause
 * @property {string | null} nothingBecause
 * @property {string} deadlineAt
 * @property {string} moveFrom
 * @property {string} moveUntil
 * @property {{ id: string, name: string, quantity: number, price: import('../../lib/money.js').Money }[]} goods
 * @property {{ sku: string, name: string, quantity: number }[]} products
 */

/**
 * One delivery, and what can be done with it by its link.
 *
 * @param {{ token: string, delivery: Linked, onDead: () => void }} props `onDead` where the deadline passes meanwhile
 */
export function Delivery({ token, delivery, onDead }) {
  const { deliverOn, state } = delivery;
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const acts = useActs(token, delivery, done, onDead);
  const isSkipped = state === 'SKIPPED';
  return (
    <Page title={titleWords(isSkipped, near(deliverOn))} intro={intro(delivery)}>
      <Confirmation done={done.value} />
      <Failure outcome={acts.failed.value} />
      <Contents delivery={delivery} />
      {state === 'PLANNED' && (
        <Ways token={token} delivery={delivery} acts={acts} onDead={onDead} />
      )}
      {isSkipped && (
        <Choice
          token={token}
          document={DeliveryUnskipByLink}
          about={deliverOn}
          title={t('linked.unskip.title')}
          submit={t('linked.unskip')}
          busy={acts.busy.value}
          onChoose={acts.unskip}
        />
      )}
      <p class="linked-more">
        {t(state === 'WAITING' ? 'linked.resting' : 'linked.more')}{' '}
        <a class="ds-link" href="/faste-leveringer">
          {t('linked.more.link')}
        </a>
      </p>
    </Page>
  );
}

/** Where each act comes first, which the link was for; to skip comes first otherwise. */
const firstAt = new Map([
  ['/levering/flytt', 'move'],
  ['/levering/endre', 'change'],
]);

/** @param {{ token: string, delivery: Linked, acts: ReturnType<typeof useActs>, onDead: () => void }} props */
function Ways({ token, delivery, acts, onDead }) {
  const { path } = useLocation();
  const ways = [
    <Choice
      key="skip"
      token={token}
      document={DeliverySkipByLink}
      about={delivery.deliverOn}
      title={t('linked.skip.title')}
      submit={t('linked.skip')}
      busy={acts.busy.value}
      onChoose={acts.skip}
    />,
    <Move
      key="move"
      token={token}
      delivery={delivery}
      busy={acts.busy.value}
      onChoose={acts.hush}
      onMove={acts.move}
    />,
    <Change
      key={`change ${acts.round.value}`}
      token={token}
      delivery={delivery}
      isBusy={acts.busy.value}
      onSkip={acts.skip}
      onDone={acts.changed}
      onDead={onDead}
    />,
  ];
  const first = ways.find(({ key }) => String(key).startsWith(firstAt.get(path) ?? 'skip'));
  return (
    <>
      {first}
      {ways.filter((way) => way !== first)}
    </>
  );
}

/** @param {{ delivery: Linked }} props */
function Contents({ delivery: { goods, movedBecause, nothingBecause } }) {
  return (
    <section class="card" aria-labelledby="contents">
      <h2 id="contents">{t('linked.contents')}</h2>
      {movedBecause && <p class="soft">{movedBecause}.</p>}
      {(nothingBecause || goods.length === 0) && <p>{nothingBecause ?? t('linked.empty')}</p>}
      {goods.length > 0 && (
        <ul class="lines">
          {goods.map(({ id, name, quantity, price }) => (
            <li key={id} class="linked-line">
              <span>
                {quantity}&nbsp;× <span lang="nb">{name}</span>
              </span>
              <span>{formatMoney(sumOf({ price, quantity }), locale.value)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/**
 * @param {string} token
 * @param {Linked} delivery
 * @param {import('@preact/signals').Signal<import('../../components/confirmation.jsx').Done | null>} done
 * @param {() => void} onDead
 */
function useActs(token, { deliverOn }, done, onDead) {
  const skipping = useAct(DeliverySkipByLink, token);
  const unskipping = useAct(DeliveryUnskipByLink, token);
  const moving = useAct(DeliveryMoveByLink, token);
  const takingBack = useAct(DeliveryChangeUndoByLink, token);
  /** Grows where the fields of a change begin anew. */
  const round = useSignal(0);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  /**
   * @param {typeof skipping} act
   * @param {object} input
   * @param {(payload: any) => string} said
   * @param {() => void} [undo]
   */
  async function choose(act, input, said, undo) {
    failed.value = null;
    const outcome = await act.run(input);
    if (!outcome) return;
    if (isOver(outcome)) return onDead();
    if (!('payload' in outcome)) {
      failed.value = outcome;
      return;
    }
    const { payload } = outcome;
    done.value = goneNow(() => said(payload), undo);
  }

  const skip = () => choose(skipping, {}, () => t('linked.skipped'), unskip);
  const unskip = () => choose(unskipping, {}, () => t('linked.unskipped'));
  /** @param {string} day @param {string} [from] the day that it can be moved back to */
  const move = (day, from = deliverOn) =>
    choose(
      moving,
      { day },
      ({ delivery }) => t('linked.moved', { day: onDay(near(delivery.deliverOn), locale.value) }),
      from === day ? undefined : () => move(from, from),
    );
  /** @param {string} change */
  const takeBack = (change) =>
    choose(takingBack, { change }, () => {
      return t('linked.change.undone');
    }).then(() => {
      round.value += 1;
    });
  /** @param {any} payload */
  function changed({ change }) {
    failed.value = null;
    done.value = change
      ? goneNow(
          () => t('linked.changed'),
          () => takeBack(change),
        )
      : goneNow(() => t('linked.change.same'));
  }
  /** What was refused isn't what is chosen now. */
  const hush = () => {
    failed.value = null;
  };
  const all = [skipping, unskipping, moving, takingBack];
  const busy = { value: all.some((act) => act.busy.value) };
  return { skip, unskip, move, changed, hush, round, failed, busy };
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isOver = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');

/** @param {Linked} delivery */
function intro({ deadlineAt, state }) {
  const key = state === 'SKIPPED' ? 'linked.deadline.skipped' : 'linked.deadline';
  return t(key, deadlineParts(deadlineAt, locale.value));
}

/** @param {string} day */
const near = (day) => formatComing(day, locale.value);

/** @param {boolean} isSkipped @param {string} day */
const titleWords = (isSkipped, day) =>
  isSkipped
    ? t('linked.title.skipped', { day })
    : t('linked.title', { day: onDay(day, locale.value) });
