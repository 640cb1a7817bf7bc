import { authority, mail, privacyNotice } from '../../app/shop.js';
import { t } from '../../i18n/index.js';

/** Who answers for it all, and to whom (S44). */
export function Responsible() {
  return (
    <section class="section" aria-labelledby="who">
      <h2 id="who">{t('privacy.who.title')}</h2>
      <p>{t('privacy.who.us')}</p>
      <p>
        {t('privacy.who.ask')} <Link href={`mailto:${mail}`}>{mail}</Link>.
      </p>
      <p>
        {t('privacy.who.complain')} <Link href={authority}>{t('privacy.who.authority')}</Link>.
      </p>
      <p>
        {t('privacy.who.more')} <Link href={privacyNotice}>{t('privacy.who.notice')}</Link>.
      </p>
    </section>
  );
}

/** @param {{ href: string, children: preact.ComponentChildren }} props */
function Link({ href, children }) {
  return (
    <a class="ds-link" href={href}>
      {children}
    </a>
  );
}
