import { SafeHouse } from '../../components/illustrations/scenes/safe-house.jsx';
import { Page } from '../../components/page.jsx';
import { language, t } from '../../i18n/index.js';
import { Disclosures } from './disclosures.jsx';
import { NoticeNews } from './notice-news.jsx';
import { Recipients } from './recipients.jsx';
import { Responsible } from './responsible.jsx';
import './personvern.css';

/** Personvern og mine data: what the notice promises, and what has been done (S35, S36, S44). */
export default function PrivacyPage() {
  // The server words who gets what, so in another language it is asked anew.
  const spoken = language.value;
  return (
    <Page title={t('privacy.title')} intro={t('privacy.intro')}>
      <CountOnThis />
      <NoticeNews />
      <Recipients key={`recipients ${spoken}`} />
      <Disclosures key={`disclosures ${spoken}`} />
      <Responsible />
    </Page>
  );
}

function CountOnThis() {
  return (
    <section class="card promise" aria-labelledby="promise">
      <SafeHouse />
      <div class="section">
        <h2 id="promise">{t('privacy.promise.title')}</h2>
        <p class="promise-never">{t('privacy.promise.never')}</p>
        <p>{t('privacy.promise.only')}</p>
        <p>{t('privacy.promise.told')}</p>
      </div>
    </section>
  );
}
