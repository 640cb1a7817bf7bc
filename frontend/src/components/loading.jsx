import { t } from '../i18n/index.js';

/**
 * The shape of what is coming.
 *
 * @param {{ rows?: number, shape?: 'lines' | 'cards' | 'shelf' }} props
 */
export function Loading({ rows = 3, shape = 'lines' }) {
  return (
    <div class={`loading loading-${shape}`} aria-busy="true">
      <span class="ds-sr-only">{t('load.busy')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="ds-skeleton" data-variant="rectangle" aria-hidden="true" />
      ))}
    </div>
  );
}
