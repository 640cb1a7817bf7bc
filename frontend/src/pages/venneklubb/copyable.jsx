import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { t } from '../../i18n/index.js';

/** A code, and a button that puts it where one pastes from. @param {{ code: string }} props */
export function Copyable({ code }) {
  const came = useSignal(/** @type {'copied' | 'not-copied' | null} */ (null));

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      came.value = 'copied';
    } catch {
      // Refused by the browser, or not there at all, as on a page without https.
      came.value = 'not-copied';
    }
  }

  return (
    <div class="copyable">
      <code>{code}</code>
      <Button
        variant="secondary"
        aria-label={t('club.code.copy.name', { code })}
        data-size="sm"
        onClick={copy}
      >
        {t('club.code.copy')}
      </Button>
      <div role="status">
        {came.value && <p class="small">{t(`club.code.${came.value}`, { code })}</p>}
      </div>
    </div>
  );
}
