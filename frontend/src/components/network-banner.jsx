import { network, retry, whyMissing } from '../app/network.js';
import { t } from '../i18n/index.js';
import { Icon } from './icon.jsx';

/** Says when the network is away or slow, for as long as it is. */
export function NetworkBanner() {
  const state = network.value;
  return (
    <div role="status">
      {state !== 'ok' && (
        <div class="banner">
          <Icon name="offline" />
          <p>{t(`network.${state}`)}</p>
          {whyMissing() !== 'failed' && (
            <button
              type="button"
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              onClick={retry}
            >
              {t('act.retry')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
