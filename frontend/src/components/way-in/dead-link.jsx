import { mail } from '../../app/shop.js';
import { t } from '../../i18n/index.js';
import { ButtonLink } from '../button.jsx';
import { ChewedLetter } from '../illustrations/scenes/chewed-letter.jsx';
import { Page } from '../page.jsx';
import './way-in.css';

/**
 * @typedef {'verify' | 'reset' | 'freeze' | 'claim' | 'delivery' | 'consent' | 'newsletter'} Kind of link
 * @typedef {{ href: string, label: import('../../i18n/index.js').Key }} Way
 */

/** What helps instead, likeliest first. @type {Record<Kind, Way[]>} */
const ways = {
  verify: [
    { href: '/logg-inn', label: 'link.sign-in' },
    { href: '/lag-konto', label: 'link.register' },
    { href: '/glemt-passord', label: 'link.forgot' },
  ],
  reset: [
    { href: '/glemt-passord', label: 'link.again' },
    { href: '/logg-inn', label: 'link.sign-in' },
  ],
  claim: [
    { href: '/finn-konto', label: 'link.again' },
    { href: '/logg-inn', label: 'link.sign-in' },
  ],
  freeze: [
    { href: '/logg-inn', label: 'link.sign-in' },
    { href: '/glemt-passord', label: 'link.forgot' },
  ],
  delivery: [{ href: '/faste-leveringer', label: 'link.sign-in' }],
  consent: [
    { href: '/nyhetsbrev#leave', label: 'link.again' },
    { href: '/logg-inn', label: 'link.sign-in' },
  ],
  newsletter: [{ href: '/nyhetsbrev', label: 'link.again' }],
};

/** Where the link does more than letting one in. @type {Partial<Record<Kind, import('../../i18n/index.js').Key>>} */
const gone = {
  freeze: 'link.gone.freeze',
  delivery: 'link.gone.delivery',
  consent: 'link.gone.consent',
};

/** A link that the server doesn't know any more. @param {{ kind: Kind }} props */
export function DeadLink({ kind }) {
  return (
    <Page key="dead" title={t('link.dead.title')} intro={t(`link.dead.${kind}`)} isLedTo>
      <Instead kind={kind} />
    </Page>
  );
}

/** The page without its link: it came by another way, or was reloaded. @param {{ kind: Kind }} props */
export function NoLink({ kind }) {
  return (
    <Page key="gone" title={t('link.gone.title')} intro={t(gone[kind] ?? 'link.gone.text')}>
      <Instead kind={kind} />
    </Page>
  );
}

/** @param {{ kind: Kind }} props */
function Instead({ kind }) {
  return (
    <>
      <ChewedLetter class="scene" />
      <div class="acts">
        {ways[kind].map(({ href, label }, index) => (
          <ButtonLink key={href} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
            {t(label)}
          </ButtonLink>
        ))}
      </div>
      {kind in gone && <WriteToUs />}
    </>
  );
}

/** Somebody may have taken the account, or something may come that nobody wants: there must be a person to ask. */
function WriteToUs() {
  return (
    <p class="way-in-more">
      {t('link.help')}{' '}
      <a class="ds-link" href={`mailto:${mail}`}>
        {t('link.write')}
      </a>
    </p>
  );
}
