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
import { useTurns } from '../../components/use-turns.js';
import { DeadLink, NoLink } from '../../components/way-in/dead-link.jsx';
import { useVisitToken } from '../../components/way-in/use-link-token.js';
import { t } from '../../i18n/index.js';
import { keepWidth } from '../../lib/keep-in-place.js';
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
  const acts = useActs(token, became);
  // Of what was said no to, the link tells no more: it is what it was before.
  const before = useBefore(data?.consentToConfirm);
  const asked = useStill(data?.consentToConfirm, acts.isSaying);
  if (failed) return <LoadFailed isPage />;
  if (!data) return <Loading shape="cards" rows={1} />;
  const { state, purposes } = became.value;
  if (state === 'declined' && before) return <Declined {...about(before, purposes)} />;
  if (!asked && wasDeclined()) return <Declined />;
  if (state === 'dead' || !asked) return <DeadLink kind="newsletter" />;
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
 * What was pressed stands as long as it is being said.
 *
 * @param {Asked | null | undefined} asked
 * @param {boolean} isSaying
 */
function useStill(asked, isSaying) {
  const last = useRef(asked);
  if (!isSaying) last.current = asked;
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
 * @typedef {ReturnType<typeof useActs>} Acts
 *
 * @param {Shown & Acts} props
 */
function Ask({ address, kinds, failed, ...acts }) {
  return (
    <Page title={t('confirm.title')} intro={t('confirm.intro', { address })}>
      <div class="card way-in">
        <Labels kinds={kinds} hasWords />
        <Failure outcome={failed} />
        <div class="acts">
          <Button
            busyLabel={t('confirm.busy')}
            onClick={({ currentTarget }) => {
              keepWidth(currentTarget);
              acts.say('yes', kinds);
            }}
            {...acts.told('yes')}
          >
            {t('confirm.act')}
          </Button>
          <No kinds={kinds} {...acts} />
        </div>
      </div>
      <p class="way-in-more">{t('confirm.not-me')}</p>
    </Page>
  );
}

/**
 * Saying yes and no, in the order in which they were pressed, and what comes of it to what the page shows.
 *
 * @param {string} token
 * @param {import('@preact/signals').Signal<Became>} became
 */
function useActs(token, became) {
  const saying = { yes: useMutation(ConsentConfirm), no: useMutation(ConsentDecline) };
  const { take, told, isAwaited } = useTurns();
  const failed = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );
  // What came of a yes isn't shown before the no that was pressed since is answered.
  const unshown = useRef(/** @type {Became | undefined} */ (undefined));

  /** @param {'yes' | 'no'} press @param {Kind[]} kinds */
  function say(press, kinds) {
    failed.value = undefined;
    const purposes = kinds.map(({ purpose }) => purpose);
    return take({ ...turnOf(press), act: () => act(press, purposes) });
  }

  /** @param {'yes' | 'no'} press @param {string[]} purposes */
  async function act(press, purposes) {
    // Once it was said no to, the link asks for nothing.
    if (became.peek().state === 'declined') return;
    const outcome = await saying[press].run({ token, purposes });
    if (!outcome) return;
    if ('payload' in outcome) {
      if (press === 'no') noteDeclined();
      const state = press === 'no' ? 'declined' : 'done';
      become({ state, purposes: outcome.payload.purposes ?? purposes });
    } else if ('errors' in outcome) become({ state: 'dead', purposes: [] });
    else {
      failed.value = outcome;
      if (unshown.current) become(unshown.current);
    }
  }

  /** @param {Became} now */
  function become(now) {
    const isShown = now.state === 'declined' || !isAwaited();
    unshown.current = isShown ? undefined : now;
    if (isShown) became.value = now;
  }

  /** @param {'yes' | 'no'} press */
  const toldOf = (press) => told(turnOf(press));
  const isSaying = [toldOf('yes'), toldOf('no')].some((each) => each['aria-busy']);
  return { say, told: toldOf, isSaying, failed: failed.value };
}

/** @param {'yes' | 'no'} press */
const turnOf = (press) => ({ at: 'this', press });

/** @param {{ kinds: Kind[] } & Pick<Acts, 'say' | 'told'>} props */
function No({ kinds, say, told }) {
  return (
    <Button
      variant="secondary"
      busyLabel={t('act.saving')}
      onClick={({ currentTarget }) => {
        keepWidth(currentTarget);
        say('no', kinds);
      }}
      {...told('no')}
    >
      {t('confirm.no')}
    </Button>
  );
}

/** The way out stands where the way in ended. @param {Shown & Acts} props */
function Done({ address, kinds, failed, ...acts }) {
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
          <No kinds={kinds} {...acts} />
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
