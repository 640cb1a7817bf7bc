import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { keepMail } from '../../lib/texts.js';
import ConsentWithdrawByLink from '../../operations/consent-link/consent-withdraw-by-link.graphql';
import ConsentWithdrawUndoByLink from '../../operations/consent-link/consent-withdraw-undo-by-link.graphql';
import './leaving.css';

/**
 * @typedef {object} Consent
 * @property {string} label
 * @property {string} reached
 * @property {boolean} inForce
 * @property {string[]} everything
 * @property {string[]} besides what is agreed to that isn't mail
 *
 * @typedef {{ everything?: true, besides?: true }} How this kind alone, where neither is said
 */

/**
 * One press leaves this kind, or all of it, and another takes that back.
 *
 * @param {{ token: string, consent: Consent, onDead: () => void }} props
 */
export function Leaving({ token, consent, onDead }) {
  const { done, failed, busy, leave } = useActs(token, onDead);
  const { reached } = consent;
  const label = keepMail(consent.label);
  const isLeft = !consent.inForce && consent.everything.length > 0;
  return (
    <Page
      title={t('leaving.title')}
      intro={t('leaving.about', { label, reached: unbroken(reached) })}
    >
      <Confirmation done={done.value} />
      <Failure outcome={failed.value} />
      <section class="card leaving" aria-labelledby="leaving-choice">
        <Letter />
        {/* It may be long since it was left. */}
        {isLeft && <p>{t('leaving.off', { label })}</p>}
        <h2 id="leaving-choice">{t(heading(consent))}</h2>
        <Here consent={consent} busy={busy.value} leave={leave} />
        <Besides besides={consent.besides} busy={busy.value} leave={leave} />
        <p class="soft">{t('leaving.service')}</p>
      </section>
      <p class="soft">
        {t('leaving.elsewhere')}{' '}
        <a class="ds-link" href="/samtykker">
          {t('menu.consents')}
        </a>
        .
      </p>
    </Page>
  );
}

/**
 * All that is sent to where the link was read.
 *
 * @param {{ consent: Consent, busy: boolean, leave: (how: How) => void }} props
 */
function Here({ consent: { reached, inForce, everything }, busy, leave }) {
  if (everything.length === 0) return null;
  const all = inForce ? 'leaving.everything' : 'leaving.rest.too';
  return (
    <>
      {inForce && <p>{t('leaving.everything.is')}</p>}
      <Labels labels={everything} />
      <div class="leaving-acts">
        {inForce && (
          <Out busy={busy} onClick={() => leave({})}>
            {t('leaving.this')}
          </Out>
        )}
        {/* A telephone gets one kind. */}
        {isMail(reached) && (
          <Out busy={busy} onClick={() => leave({ everything: true })}>
            {t(all)}
          </Out>
        )}
      </div>
    </>
  );
}

/**
 * What "all" isn't, for it is no mail.
 *
 * @param {{ besides: string[], busy: boolean, leave: (how: How) => void }} props
 */
function Besides({ besides, busy, leave }) {
  if (besides.length === 0) return null;
  return (
    <>
      <p>{t('leaving.besides')}</p>
      <Labels labels={besides} />
      <div class="leaving-acts">
        <Out busy={busy} onClick={() => leave({ besides: true })}>
          {t('leaving.besides.too')}
        </Out>
      </div>
    </>
  );
}

/** @param {{ labels: string[] }} props */
function Labels({ labels }) {
  return (
    <ul class="lines">
      {labels.map((each) => (
        <li key={each}>{keepMail(each)}</li>
      ))}
    </ul>
  );
}

/** Each way out looks like the others. @param {{ busy: boolean, onClick: () => void, children: preact.ComponentChildren }} props */
function Out({ busy, onClick, children }) {
  return (
    <Button variant="secondary" busy={busy} busyLabel={t('leaving.busy')} onClick={onClick}>
      {children}
    </Button>
  );
}

/** @param {string} reached */
const isMail = (reached) => reached.includes('@');

/** @param {string} reached as little of an address as is told, such as `k…@example.com` */
const unbroken = (reached) => reached.replace('…', '…\u2060');

/** @param {Consent} consent @returns {import('../../i18n/index.js').Key} */
function heading({ reached, inForce, everything }) {
  if (inForce) return 'leaving.choose';
  if (everything.length > 0) return 'leaving.rest';
  return isMail(reached) ? 'leaving.nothing' : 'leaving.nothing.sms';
}

/** @param {string} token @param {() => void} onDead */
function useActs(token, onDead) {
  const leaving = useMutation(ConsentWithdrawByLink);
  const takingBack = useMutation(ConsentWithdrawUndoByLink);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );
  // `isLess`: what goes with a consent doesn't come back with it.
  const taken = useSignal(/** @type {{ undos: string[], isLess?: boolean }} */ ({ undos: [] }));

  /** @param {typeof leaving} act @param {object} input @returns {Promise<any>} the payload, where it was done */
  async function act({ run }, input) {
    failed.value = null;
    const outcome = await run({ token, ...input });
    if (!outcome) return undefined;
    if ('payload' in outcome) return outcome.payload;
    if (isOver(outcome)) onDead();
    else failed.value = outcome;
    return undefined;
  }

  /** @param {How} how */
  async function leave(how) {
    const payload = await act(leaving, how);
    if (!payload) return;
    const { undo, onItsWay } = payload;
    const { undos, isLess } = taken.value;
    taken.value = { undos: undo ? [...undos, undo] : undos, isLess: isLess || how.besides };
    const said = () => t(doneWords(how));
    const words = () => (onItsWay ? `${said()} ${t('leaving.done.onItsWay')}` : said());
    done.value = {
      ...goneNow(words, taken.value.undos.length > 0 ? takeBack : undefined),
      undoWords: () => t('leaving.undo'),
    };
  }

  /** Everything that was pressed here, and not only the last of it. */
  async function takeBack() {
    const { isLess } = taken.value;
    while (taken.value.undos.length > 0) {
      const [undo, ...rest] = taken.value.undos;
      if (!(await act(takingBack, { undo }))) return;
      taken.value = { undos: rest, isLess };
    }
    taken.value = { undos: [] };
    done.value = goneNow(() => t(isLess ? 'leaving.undone.besides' : 'leaving.undone'));
  }

  const busy = { value: leaving.busy.value || takingBack.busy.value };
  return { done, failed, busy, leave };
}

/** @param {How} how @returns {import('../../i18n/index.js').Key} */
function doneWords({ everything, besides }) {
  if (besides) return 'leaving.done.besides';
  return everything ? 'leaving.done.everything' : 'leaving.done.this';
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isOver = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');
