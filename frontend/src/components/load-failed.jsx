import { retry, whyMissing } from '../app/network.js';
import { t } from '../i18n/index.js';
import { Button } from './button.jsx';
import { Page } from './page.jsx';

/**
 * Stands where something should have been, and asks for it again.
 *
 * @param {{ isPage?: boolean }} props `isPage` when nothing else names the page
 */
export function LoadFailed({ isPage }) {
  const kind = whyMissing();
  const title = t(`load.${kind}.title`);
  const rest = (
    <>
      <p>{t(`load.${kind}.text`)}</p>
      <Button onClick={retry}>{t('act.retry')}</Button>
    </>
  );
  if (isPage) return <Page title={title}>{rest}</Page>;
  return (
    <section class="load-failed">
      <h2 class="ds-heading" data-size="sm">
        {title}
      </h2>
      {rest}
    </section>
  );
}
