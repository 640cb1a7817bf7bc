import { useSignal } from '@preact/signals';
import { Icon } from '../../components/icon.jsx';
import { t } from '../../i18n/index.js';

/** Long numbers are for banks, not for typing. @param {{ text: string, label: string }} props */
export function CopyButton({ text, label }) {
  const isCopied = useSignal(false);
  // No clipboard without a secure connection, and none in some browsers that others look through.
  if (!navigator.clipboard) return null;
  async function copy() {
    isCopied.value = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
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
        <Icon name={isCopied.value ? 'check' : 'copy'} />
      </button>
      <span role="status" class="small">
        {isCopied.value ? t('copy.done') : ''}
      </span>
    </>
  );
}
