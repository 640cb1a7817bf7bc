import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { useQuery } from '../../app/use-query.js';
import { AgreedWords } from '../../components/boxes/agreed-words.jsx';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { useOneTap } from '../../components/use-one-tap.js';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useVisitToken } from '../../components/way-in/use-link-token.js';
import { t } from '../../i18n/index.js';
import { unbroken } from '../../lib/masked.js';
import { keepMail } from '../../lib/texts.js';
import ConsentConfirm from '../../operations/consents/consent-confirm.graphql';
import ConsentDecline from '../../operations/consents/consent-decline.graphql';
import ConsentToConfirm from '../../operations/consents/consent-to-confirm.graphql';
import { noteDeclined, wasDeclined } from './sent.js';

/** Where the mail leads that asks whether it was they: one button, and nothing before it. */
export function ConfirmPage() {
  const token = useVisitToken();
  useOneTap();
  return token ? <WithLink key={token} token={token} /> : <NoLink kind="newsletter" />;
}

/** @param {{ token: string }} props */
function WithLink({ token }) {
  const { data, failed } = useQuery(ConsentToConfirm, { token }, { isWorded: true });
  const became = useSignal(/** @type {Became} */ ({ state: 'asked', purposes: [] }));
  // Of what was said no to, the link tells no more: it is what it was before.
  const before = useBefore(data?.consentToConfirm);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  const { state, purposes } = became.value;
  if (state === 'declined' && before) return <Declined {...about(before, purposes)} />;
  const asked = data.consentToConfirm;
  if (!asked && wasDeclined()) return <Declined />;
  if (state === 'dead' || !asked) return <DeadLink kind="newsletter" />;
  const acts = { token, onBecame: (/** @type {Became} */ now) => (became.value = now) };
  if (state === 'done') return <Done {...about(asked, purposes)} {...acts} />;
  if (asked.isDone) return <Done {...about(asked)} {...acts} />;
  return <Ask {...about(asked)} {...acts} />;
}

/** @param {Asked | null | undefined} asked */
function useBefore(asked) {
  const last = useRef(asked);
  if (asked) last.current = asked;
  return last.current;
}

/**
 * What is shown, and so what an answer is about: what was answered, or all that waits, or where nothing does all
 * that is in force.
 *
 * @param {Asked} asked
 * @param {string[]} [answered]
 * @returns {Shown}
 */
function about({ address, kinds, isDone }, answered) {
  const shown = kinds.filter(({ purpose, waits }) =>
    answered ? answered.includes(purpose) : waits !== isDone,
  );
  return { address: unbroken(address), kinds: shown };
}

/**
 * @typedef {{ purpose: string, label: string, waits: boolean, text: import('../../lib/boxes.js').AskedText | null }} Kind
 * @typedef {{ address: string, kinds: Kind[], isDone: boolean }} Asked
 * @typedef {{ address: string, kinds: Kind[] }} Shown
 * @typedef {{ state: 'asked' | 'done' | 'declined' | 'dead', purposes: string[] }} Became
 * @typedef {{ token: string, onBecame: (now: Became) => void }} Acts
 *
 * @param {Shown & Acts} props
 */
function Ask({ address, kinds, token, onBecame }) {
  const { busy, failed, act } = useAct(token, kinds, onBecame);
  return (
    <Page title={t('confirm.title')} intro={t('confirm.intro', { address })}>
      <div class="card way-in">
        <Labels kinds={kinds} hasWords />
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

/**
 * What comes of either answer, to what the page shows and to nothing else.
 *
 * @param {string} token
 * @param {Kind[]} kinds
 * @param {Acts['onBecame']} onBecame
 */
function useAct(token, kinds, onBecame) {
  const saying = { yes: useMutation(ConsentConfirm), no: useMutation(ConsentDecline) };
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  /** @param {typeof ConsentConfirm} document @param {'done' | 'declined'} state */
  async function act(document, state) {
    failed.value = undefined;
    const purposes = kinds.map(({ purpose }) => purpose);
    const mutation = saying[document === ConsentDecline ? 'no' : 'yes'];
    const outcome = await mutation.run({ token, purposes });
    if (!outcome) return;
    if ('payload' in outcome && state === 'declined') noteDeclined();
    if ('payload' in outcome) onBecame({ state, purposes: outcome.payload.purposes ?? purposes });
    else if ('errors' in outcome) onBecame({ state: 'dead', purposes: [] });
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

/** The way out stands where the way in ended. @param {Shown & Acts} props */
function Done({ address, kinds, token, onBecame }) {
  const { busy, failed, act } = useAct(token, kinds, onBecame);
  return (
    <Page
      key="done"
      title={t('confirm.done.title')}
      intro={t('confirm.done.intro', { address })}
      isLedTo
    >
      <div class="card way-in">
        <Labels kinds={kinds} />
        <p>{t('confirm.done.leave')}</p>
        <Failure outcome={failed} />
        <div class="acts">
          <No busy={busy} act={act} />
        </div>
      </div>
    </Page>
  );
}

/** After a reload all that is known is that it was a no. @param {Partial<Shown>} props */
function Declined({ address, kinds }) {
  return (
    <Page
      key="declined"
      title={t('confirm.declined.title')}
      intro={address && t('confirm.declined.intro', { address })}
      isLedTo
    >
      <div class="card way-in">
        {kinds && <Labels kinds={kinds} />}
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

/** @param {{ kinds: Kind[], hasWords?: boolean }} props `hasWords` where one is asked to say yes to them */
function Labels({ kinds, hasWords }) {
  return (
    <ul class="lines">
      {kinds.map(({ purpose, label, text }) => (
        <li key={purpose}>
          <span>{keepMail(label)}</span>
          {hasWords && text && <Words {...text} />}
        </li>
      ))}
    </ul>
  );
}

/** Whole, and as they were asked about: the yes is to these. @param {import('../../lib/boxes.js').AskedText} props */
function Words({ label, paragraphs, language }) {
  return <AgreedWords paragraphs={[label, ...paragraphs]} language={language} />;
}
