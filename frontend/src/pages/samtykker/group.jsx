import { t } from '../../i18n/index.js';
import { formatPhone } from '../../lib/format.js';
import { ConsentRow } from './consent-row.jsx';

/**
 * What belongs together, in one card: where it goes, and each by itself.
 *
 * @param {{
 *   name: 'mail' | 'sms' | 'own' | 'cart', consents: import('../../lib/consents.js').Consent[],
 *   children?: preact.ComponentChildren,
 * } & import('./samtykker.jsx').Shared} props
 */
export function Group({ name, consents, children, ...shared }) {
  if (consents.length === 0) return null;
  return (
    <section class="section" aria-labelledby={`consents-${name}`}>
      <h2 id={`consents-${name}`}>{t(`consents.group.${name}`)}</h2>
      <p class="soft">{t(textOf(name, consents[0]))}</p>
      <ConsentsGo name={name} to={consents[0].address} />
      <ul class="card lines consents">
        {consents.map((consent) => (
          <li key={consent.purpose}>
            <ConsentRow consent={consent} {...shared} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/**
 * @param {'mail' | 'sms' | 'own' | 'cart'} name
 * @param {import('../../lib/consents.js').Consent} first
 * @returns {import('../../i18n/index.js').Key}
 */
function textOf(name, { byInterest }) {
  if (name === 'cart' && !byInterest) return 'consents.group.cart.asked';
  return `consents.group.${name}.text`;
}

/** Where it goes, and where that is changed. @param {{ name: string, to: string | null }} props */
function ConsentsGo({ name, to }) {
  if (!to) return null;
  const isMail = name === 'mail';
  return (
    <p class="consents-to">
      {t('consents.to', { to: isMail ? to : formatPhone(to).replaceAll(' ', '\u00a0') })}{' '}
      <a class="ds-link" href={isMail ? '/innlogging#epost' : '/profil#phone'}>
        {t(isMail ? 'consents.to.mail.change' : 'consents.to.phone.change')}
      </a>
    </p>
  );
}
