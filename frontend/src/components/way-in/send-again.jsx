import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { t } from '../../i18n/index.js';
import { Button } from '../button.jsx';
import { doneNow } from '../confirmation.jsx';
import { Failure } from '../failure.jsx';

/**
 * Sends the same letter, or the same code, once more.
 *
 * @param {object} props
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {object} props.input as it was sent
 * @param {() => string} props.said once it is sent again
 * @param {string} [props.label] of the button
 * @param {(payload: any) => void} [props.onSent]
 * @param {import('@preact/signals').Signal<import('../confirmation.jsx').Done | null>} props.done where the page says so
 */
export function SendAgain({ document, input, said, label, onSent, done }) {
  const { busy, run } = useMutation(document);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function send() {
    done.value = null;
    outcome.value = undefined;
    outcome.value = await run(input);
    if (!outcome.value || !('payload' in outcome.value)) return;
    onSent?.(outcome.value.payload);
    done.value = doneNow(said);
  }

  return (
    <>
      <div class="acts">
        <Button
          variant="secondary"
          busy={busy.value}
          busyLabel={t('sent.again.busy')}
          onClick={send}
        >
          {label ?? t('sent.again')}
        </Button>
      </div>
      <Failure outcome={outcome.value} />
    </>
  );
}
