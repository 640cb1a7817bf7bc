import { useSignal } from '@preact/signals';
import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';

/** Long numbers are for banks, not for typing. @param {{ text: string, label: string }} props */
export function CopyButton({ text, label }) {
  const came = useSignal(/** @type {'done' | 'failed' | null} */ (null));

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      came.value = 'done';
    } catch {
      // Refused by the browser, or not there at all, as on a page without https.
      came.value = 'failed';
    }
  }

  return (
    <>
      <button
        type="button"
        class="ds-button copy-button"
        data-variant="tertiary"
        data-icon
        aria-label={label}
        onClick={copy}
      >
        <Icon name={came.value === 'done' ? 'check' : 'copy'} />
      </button>
      <span role="status" class="small">
        {came.value && t(`copy.${came.value}`)}
      </span>
    </>
  );
}
