import { Button } from '../components/button.jsx';
import { Page } from '../components/page.jsx';
import { t } from '../i18n/index.js';
import { whyMissing } from './network.js';

/** A page that couldn't be had, or that broke: a new start may bring a newer one. */
export function PageMissing() {
  const why = whyMissing();
  return (
    <Page
      title={t(`load.${why}.title`)}
      intro={t(why === 'failed' ? 'load.new.text' : `load.${why}.reload`)}
    >
      <div class="acts">
        <Button onClick={() => location.reload()}>{t('load.reload')}</Button>
      </div>
    </Page>
  );
}
