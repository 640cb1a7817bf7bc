import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useLinkToken } from '../../components/way-in/use-link-token.js';
import { t } from '../../i18n/index.js';
import { keepMail } from '../../lib/texts.js';
import ConsentConfirm from '../../operations/consents/consent-confirm.graphql';
import ConsentDecline from '../../operations/consents/consent-decline.graphql';
import ConsentToConfirm from '../../operations/consents/consent-to-confirm.graphql';

/** Where the mail leads that asks whether it was they: one button, and nothing before it. */
export function ConfirmPage() {
  const token = useLinkToken();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="newsletter" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(ConsentToConfirm, { token }, { isWorded: true });
  const state = useSignal(/** @type {State} */ ('asked'));
  // Of what was said no to, the link tells no more: it is what it was before.
  const before = useBefore(data?.consentToConfirm);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  if (state.value === 'declined' && before) return <Declined {...before} />;
  const asked = data.consentToConfirm;
  if (state.value === 'dead' || !asked) return <DeadLink kind="newsletter" />;
  const acts = { token, onBecame: (/** @type {State} */ now) => (state.value = now) };
  if (state.value === 'done' || asked.isDone) return <Done {...asked} {...acts} />;
  return <Ask {...asked} {...acts} />;
}

/** @param {Asked | null | undefined} asked */
function useBefore(asked) {
  const last = useRef(asked);
  if (asked) last.current = asked;
  return last.current;
}

/**
 * @typedef {'asked' | 'done' | 'declined' | 'dead'} State
 * @typedef {{ address: string, labels: string[] }} Asked
 * @typedef {{ token: string, onBecame: (now: State) => void }} Acts
 *
 * @param {Asked & Acts} props
 */
function Ask({ address, labels, token, onBecame }) {
  const { busy, failed, act } = useAct(token, onBecame);
  return (
    <Page title={t('confirm.title')} intro={t('confirm.intro', { address })}>
      <div class="card way-in">
        <Labels labels={labels} />
        <Failure outcome={failed} />
        <div class="acts">
          <Button
            busy={busy}
            busyLabel={t('confirm.busy')}
            onClick={() => act(ConsentConfirm, 'done')}
          >
            {t('confirm.act')}
          </Button>
          <No busy={busy} act={act} />
        </div>
      </div>
      <p class="way-in-more">{t('confirm.not-me')}</p>
    </Page>
  );
}

/** What comes of either answer. @param {string} token @param {Acts['onBecame']} onBecame */
function useAct(token, onBecame) {
  const saying = { yes: useMutation(ConsentConfirm), no: useMutation(ConsentDecline) };
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  /** @param {typeof ConsentConfirm} document @param {State} became */
  async function act(document, became) {
    failed.value = undefined;
    const outcome = await saying[document === ConsentDecline ? 'no' : 'yes'].run({ token });
    if (!outcome) return;
    if ('payload' in outcome) onBecame(became);
    else if ('errors' in outcome) onBecame('dead');
    else failed.value = outcome;
  }

  const busy = saying.yes.busy.value || saying.no.busy.value;
  return { busy, failed: failed.value, act };
}

/** @param {{ busy: boolean, act: ReturnType<typeof useAct>['act'] }} props */
function No({ busy, act }) {
  return (
    <Button variant="secondary" busy={busy} onClick={() => act(ConsentDecline, 'declined')}>
      {t('confirm.no')}
    </Button>
  );
}

/** The way out stands where the way in ended. @param {Asked & Acts} props */
function Done({ address, labels, token, onBecame }) {
  const { busy, failed, act } = useAct(token, onBecame);
  return (
    <Page
      key="done"
      title={t('confirm.done.title')}
      intro={t('confirm.done.intro', { address })}
      isLedTo
    >
      <div class="card way-in">
        <Labels labels={labels} />
        <p>{t('confirm.done.leave')}</p>
        <Failure outcome={failed} />
        <div class="acts">
          <No busy={busy} act={act} />
        </div>
      </div>
    </Page>
  );
}

/** @param {Asked} props */
function Declined({ address, labels }) {
  return (
    <Page
      key="declined"
      title={t('confirm.declined.title')}
      intro={t('confirm.declined.intro', { address })}
      isLedTo
    >
      <div class="card way-in">
        <Labels labels={labels} />
        <p>
          {t('confirm.declined.again')}{' '}
          <a class="ds-link" href="/nyhetsbrev">
            {t('newsletter.title')}
          </a>
        </p>
      </div>
    </Page>
  );
}

/** @param {{ labels: string[] }} props */
function Labels({ labels }) {
  return (
    <ul class="lines">
      {labels.map((label) => (
        <li key={label}>{keepMail(label)}</li>
      ))}
    </ul>
  );
}
