import { Button } from '../components/button.jsx';
import { Page } from '../components/page.jsx';
import { t } from '../i18n/index.js';
import { network } from './network.js';

/** A page that couldn't be had, or that broke: a new start may bring a newer one. */
export function PageMissing() {
  const isOffline = network.value === 'offline';
  return (
    <Page
      title={t(isOffline ? 'load.offline.title' : 'load.failed.title')}
      intro={t(isOffline ? 'load.offline.reload' : 'load.new.text')}
    >
      <div class="acts">
        <Button onClick={() => location.reload()}>{t('load.reload')}</Button>
      </div>
    </Page>
  );
}
