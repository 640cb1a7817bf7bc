import { customer } from '../../app/session.js';
import { Page } from '../../components/page.jsx';
import { AlreadyIn } from '../../components/way-in/already-in.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { t } from '../../i18n/index.js';
import { Ways } from './ways.jsx';

/** For who has bought from the shop before, and has no password here. */
export default function FindPage() {
  if (customer.value) return <AlreadyIn name={t('claim.title')} email={customer.value.email} />;
  return (
    <Page title={t('claim.title')} intro={t('claim.intro')}>
      <div class="card way-in with-animals">
        <Animals />
        <Ways />
      </div>
      <p class="way-in-more">
        {t('claim.have-password')}{' '}
        <a class="ds-link" href="/logg-inn">
          {t('link.sign-in')}
        </a>
      </p>
      <p class="way-in-more">
        {t('claim.never')}{' '}
        <a class="ds-link" href="/lag-konto">
          {t('claim.register')}
        </a>
      </p>
    </Page>
  );
}
