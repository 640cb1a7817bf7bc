import { useId } from 'preact/hooks';
import { DsField } from '../../components/elements.js';
import { t } from '../../i18n/index.js';
import { readReceipt } from '../../lib/receipt.js';

/**
 * Where a receipt is chosen, dropped or pasted.
 *
 * @param {object} props
 * @param {string} props.typed
 * @param {(file: import('../../lib/receipt.js').Given) => void} props.onFile a file was given, which needs no
 *   more asking
 * @param {(text: string) => void} props.onType
 */
export function ReceiptPlace({ typed, onFile, onType }) {
  const file = useId();
  const text = useId();
  /** @param {FileList | null | undefined} files */
  const take = async (files) => {
    if (files?.length) onFile(await readReceipt(files[0]));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who can't drop chooses or pastes.
    <div
      class="receipt-place"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      <DsField class="ds-field">
        <input
          class="ds-sr-only"
          type="file"
          id={file}
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            take(currentTarget.files).then(() => {
              // Emptied, so that choosing the same file again is a new choice.
              currentTarget.value = '';
            });
          }}
        />
        <label class="ds-button" data-variant="secondary" for={file}>
          {t('proof.choose')}
        </label>
        <p data-field="description">{t('proof.drop')}</p>
      </DsField>
      <DsField class="ds-field">
        <label class="ds-label" for={text}>
          {t('proof.paste')}
        </label>
        <textarea
          class="ds-input"
          id={text}
          rows={5}
          spellcheck={false}
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </DsField>
    </div>
  );
}
