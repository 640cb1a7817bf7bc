import { useSignal } from '@preact/signals';
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
import ConsentConfirm from '../../operations/consents/consent-confirm.graphql';
import ConsentToConfirm from '../../operations/consents/consent-to-confirm.graphql';

/** Where the mail leads that asks whether it was they: one button, and nothing before it. */
export function ConfirmPage() {
  const token = useLinkToken();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="newsletter" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(ConsentToConfirm, { token }, { isWorded: true });
  const state = useSignal(/** @type {'asked' | 'done' | 'dead'} */ ('asked'));
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  const asked = data.consentToConfirm;
  if (state.value === 'dead' || !asked) return <DeadLink kind="newsletter" />;
  if (state.value === 'done' || asked.isDone) return <Done {...asked} />;
  return (
    <Ask
      {...asked}
      token={token}
      onDone={() => {
        state.value = 'done';
      }}
      onDead={() => {
        state.value = 'dead';
      }}
    />
  );
}

/**
 * @typedef {{ address: string, labels: string[] }} Asked
 *
 * @param {Asked & { token: string, onDone: () => void, onDead: () => void }} props
 */
function Ask({ address, labels, token, onDone, onDead }) {
  const { busy, run } = useMutation(ConsentConfirm);
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function confirm() {
    failed.value = undefined;
    const outcome = await run({ token });
    if (!outcome) return;
    if ('payload' in outcome) onDone();
    else if ('errors' in outcome) onDead();
    else failed.value = outcome;
  }

  return (
    <Page title={t('confirm.title')} intro={t('confirm.intro', { address })}>
      <div class="card way-in">
        <Labels labels={labels} />
        <Failure outcome={failed.value} />
        <div class="acts">
          <Button busy={busy.value} busyLabel={t('confirm.busy')} onClick={confirm}>
            {t('confirm.act')}
          </Button>
        </div>
      </div>
      <p class="way-in-more">{t('confirm.not-me')}</p>
    </Page>
  );
}

/** @param {Asked} props */
function Done({ address, labels }) {
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
      </div>
    </Page>
  );
}

/** @param {{ labels: string[] }} props */
function Labels({ labels }) {
  return (
    <ul class="lines">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}
