import { useRef } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { keepWidth } from '../../lib/keep-in-place.js';
import { unbroken } from '../../lib/masked.js';
import { keepMail } from '../../lib/texts.js';
import { useActs } from './acts.js';
import './leaving.css';

/**
 * @typedef {import('./acts.js').How} How
 * @typedef {{ purpose: import('./acts.js').Purpose, label: string }} OfMail
 *
 * @typedef {object} Consent
 * @property {string | null} purpose the letter's kind; none where the link was asked for
 * @property {string | null} label
 * @property {string} reached
 * @property {boolean} inForce
 * @property {OfMail[]} everything
 * @property {OfMail[]} waiting what was asked for there, and isn't sent before it is confirmed
 * @property {string[]} besides what is agreed to that isn't mail
 */

/**
 * One press leaves a kind, or all of it, and another takes that back.
 *
 * @param {{ token: string, consent: Consent, shown: import('./acts.js').Shown, onDead: () => void }} props
 */
export function Leaving({ token, consent, shown, onDead }) {
  const { done, failed, ...acts } = useActs(token, shown, onDead);
  const shared = { consent, allAt: useAllAt(consent, acts), ...acts };
  const label = keepMail(consent.label ?? '');
  const isLeft = label && !consent.inForce && consent.everything.length > 0;
  const reached = unbroken(consent.reached);
  return (
    <Page
      title={t('leaving.title')}
      intro={label ? t('leaving.about', { label, reached }) : t('leaving.asked', { reached })}
    >
      <Confirmation done={done.value} />
      <Failure outcome={failed.value} />
      <section class="card leaving" aria-labelledby="leaving-choice">
        <Letter />
        {/* It may be long since it was left. */}
        {isLeft && <p>{t('leaving.off', { label })}</p>}
        <h2 id="leaving-choice">{t(heading(consent))}</h2>
        <ThisKind {...shared} />
        <EachKind {...shared} />
        <Waiting {...shared} />
        <Besides besides={consent.besides} {...acts} />
        <p class="soft">{t('leaving.service')}</p>
      </section>
      {/* Whether they have one isn't told to who holds a link. */}
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
 * What was pressed stays, and stays where it is, until it is answered.
 *
 * @param {Consent} consent
 * @param {Acts} acts
 * @returns {At} where it stands that all may be left
 */
function useAllAt(consent, { told }) {
  const last = useRef(/** @type {At} */ (undefined));
  if (!told({ everything: true })['aria-busy']) last.current = allAt(consent);
  return last.current;
}

/** @param {Consent} consent @returns {At} */
function allAt({ purpose, reached, inForce, everything, waiting }) {
  // A telephone gets one kind.
  if (inForce) return isMail(reached) ? 'this' : undefined;
  if (everything.filter((each) => each.purpose !== purpose).length > 1) return 'each';
  return waiting.length > 0 && everything.length + waiting.length > 1 ? 'waiting' : undefined;
}

/**
 * @typedef {'this' | 'each' | 'waiting' | undefined} At
 * @typedef {Pick<ReturnType<typeof useActs>, 'leave' | 'told'>} Acts
 * @typedef {{ consent: Consent, allAt: At } & Acts} Shared
 *
 * What the letter was about.
 *
 * @param {Shared} props
 */
function ThisKind({ consent: { inForce }, allAt, ...acts }) {
  const isShown = inForce || acts.told({})['aria-busy'];
  if (!isShown && allAt !== 'this') return null;
  return (
    <div class="leaving-acts">
      {isShown && (
        <Out how={{}} {...acts}>
          {t('leaving.this')}
        </Out>
      )}
      {allAt === 'this' && <All {...acts} />}
    </div>
  );
}

/**
 * What else is sent to where the link was read, each by itself; of a link that was asked for, all.
 *
 * @param {Shared} props
 */
function EachKind({ consent: { purpose, inForce, everything }, allAt, ...acts }) {
  const others = everything.filter((each) => each.purpose !== purpose);
  if (others.length === 0 && allAt !== 'each') return null;
  return (
    <>
      {inForce && <p>{t('leaving.others')}</p>}
      {!purpose && <p>{t('leaving.everything.is')}</p>}
      <ul class="lines leaving-kinds">
        {others.map((each) => (
          <OneKind key={each.purpose} {...each} {...acts} />
        ))}
      </ul>
      {allAt === 'each' && (
        <div class="leaving-acts">
          <All {...acts} />
        </div>
      )}
    </>
  );
}

/**
 * Nobody can confirm it any more once it was said no to.
 *
 * @param {Shared} props
 */
function Waiting({ consent: { waiting }, allAt, ...acts }) {
  if (waiting.length === 0 && allAt !== 'waiting') return null;
  return (
    <>
      <p>{t('leaving.waiting')}</p>
      <ul class="lines leaving-kinds">
        {waiting.map((each) => (
          <OneKind key={each.purpose} {...each} {...acts} />
        ))}
      </ul>
      {allAt === 'waiting' && (
        <div class="leaving-acts">
          <All {...acts} />
        </div>
      )}
    </>
  );
}

/** @param {OfMail & Acts} props */
function OneKind({ purpose, label, ...acts }) {
  const id = `leaving-${purpose}`;
  return (
    <li>
      <span id={id}>{keepMail(label)}</span>
      <Out how={{ kind: purpose }} aria-describedby={id} {...acts}>
        {t('confirm.no')}
      </Out>
    </li>
  );
}

/** @param {Acts} acts */
function All(acts) {
  return (
    <Out how={{ everything: true }} {...acts}>
      {t('leaving.everything')}
    </Out>
  );
}

/**
 * What "all" isn't, for it is no mail.
 *
 * @param {{ besides: string[] } & Acts} props
 */
function Besides({ besides, ...acts }) {
  if (besides.length === 0) return null;
  return (
    <>
      <p>{t('leaving.besides')}</p>
      <ul class="lines">
        {besides.map((each) => (
          <li key={each}>{keepMail(each)}</li>
        ))}
      </ul>
      <div class="leaving-acts">
        <Out how={{ besides: true }} {...acts}>
          {t('leaving.besides.too')}
        </Out>
      </div>
    </>
  );
}

/**
 * Each way out looks like the others, and shows that it is under way itself.
 *
 * @param {{ how: How, children: preact.ComponentChildren, 'aria-describedby'?: string } & Acts} props
 */
function Out({ how, leave, told, ...button }) {
  return (
    <Button
      variant="secondary"
      // Beside a kind there is no room for more.
      busyLabel={t(how.kind ? 'act.saving' : 'leaving.busy')}
      onClick={({ currentTarget }) => {
        keepWidth(currentTarget);
        leave(how);
      }}
      {...told(how)}
      {...button}
    />
  );
}

/** @param {string} reached */
const isMail = (reached) => reached.includes('@');

/** @param {Consent} consent @returns {import('../../i18n/index.js').Key} */
function heading({ purpose, reached, inForce, everything, waiting }) {
  if (inForce) return 'leaving.choose';
  if (everything.length === 0 && waiting.length > 0) return 'leaving.choose';
  if (everything.length > 0) return purpose ? 'leaving.rest' : 'leaving.choose';
  return isMail(reached) ? 'leaving.nothing' : 'leaving.nothing.sms';
}
