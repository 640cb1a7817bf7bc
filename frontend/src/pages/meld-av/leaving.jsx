import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import ConsentWithdrawByLink from '../../operations/consent-link/consent-withdraw-by-link.graphql';
import ConsentWithdrawUndoByLink from '../../operations/consent-link/consent-withdraw-undo-by-link.graphql';
import './leaving.css';

/**
 * @typedef {object} Consent
 * @property {string} label
 * @property {string} reached
 * @property {boolean} inForce
 * @property {string[]} everything
 */

/**
 * One press leaves this kind, or all of it, and another takes that back.
 *
 * @param {{ token: string, consent: Consent, onDead: () => void }} props
 */
export function Leaving({ token, consent, onDead }) {
  const { done, failed, busy, leave } = useActs(token, onDead);
  const { label, reached, inForce, everything } = consent;
  const isAnythingLeft = everything.length > 0;
  return (
    <Page
      title={t('leaving.title')}
      intro={t('leaving.about', { label, reached: unbroken(reached) })}
    >
      <Confirmation done={done.value} />
      <Failure outcome={failed.value} />
      <section class="card leaving" aria-labelledby="leaving-choice">
        <Letter />
        <h2 id="leaving-choice">{t(heading(consent))}</h2>
        {isAnythingLeft && (
          <>
            {inForce && <p>{t('leaving.everything.is')}</p>}
            <ul class="lines">
              {everything.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            <div class="leaving-acts">
              {inForce && (
                <Button
                  variant="secondary"
                  busy={busy.value}
                  busyLabel={t('leaving.busy')}
                  onClick={() => leave(false)}
                >
                  {t('leaving.this')}
                </Button>
              )}
              <Button
                variant="secondary"
                busy={busy.value}
                busyLabel={t('leaving.busy')}
                onClick={() => leave(true)}
              >
                {t(inForce ? 'leaving.everything' : 'leaving.rest.too')}
              </Button>
            </div>
          </>
        )}
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

/** @param {string} reached as little of an address as is told, such as `k…@example.com` */
const unbroken = (reached) => reached.replace('…', '…\u2060');

/** @param {Consent} consent @returns {import('../../i18n/index.js').Key} */
function heading({ inForce, everything }) {
  if (inForce) return 'leaving.choose';
  return everything.length > 0 ? 'leaving.rest' : 'leaving.nothing';
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

  /** @param {boolean} everything */
  async function leave(everything) {
    const payload = await act(leaving, { everything });
    if (!payload) return;
    const key = everything ? 'leaving.done.everything' : 'leaving.done.this';
    const { undo, onItsWay } = payload;
    const words = () => (onItsWay ? `${t(key)} ${t('leaving.done.onItsWay')}` : t(key));
    done.value = {
      ...goneNow(words, undo ? () => takeBack(undo) : undefined),
      undoWords: () => t('leaving.undo'),
    };
  }

  /** @param {string} undo what the press answered */
  async function takeBack(undo) {
    if (await act(takingBack, { undo })) done.value = goneNow(() => t('leaving.undone'));
  }

  const busy = { value: leaving.busy.value || takingBack.busy.value };
  return { done, failed, busy, leave };
}

/** @param {import('../../app/use-mutation.js').Outcome} outcome */
const isOver = (outcome) =>
  'errors' in outcome && outcome.errors.some(({ code }) => code === 'LINK_INVALID');
