import { network, retry } from '../app/network.js';
import { t } from '../i18n/index.js';
import { Button } from './button.jsx';

/**
 * Stands where something should have been.
 *
 * @param {{ isPage?: boolean, onRetry?: () => void }} props `isPage` when nothing else names the page
 */
export function LoadFailed({ isPage, onRetry = retry }) {
  const Heading = isPage ? 'h1' : 'h2';
  const kind = network.value === 'offline' ? 'offline' : 'failed';
  return (
    <section class="load-failed">
      <Heading class="ds-heading" data-size="sm">
        {t(`load.${kind}.title`)}
      </Heading>
      <p>{t(isPage && kind === 'failed' ? 'load.new.text' : `load.${kind}.text`)}</p>
      <Button onClick={onRetry}>{t(isPage ? 'load.reload' : 'act.retry')}</Button>
    </section>
  );
}
