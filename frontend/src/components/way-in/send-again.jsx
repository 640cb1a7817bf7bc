import { useSignal } from '@preact/signals';
import { useMutation } from '../../app/use-mutation.js';
import { t } from '../../i18n/index.js';
import { Button } from '../button.jsx';
import { doneNow } from '../confirmation.jsx';
import { Failure } from '../failure.jsx';

/**
 * Sends the same letter once more.
 *
 * @param {object} props
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {{ email: string }} props.input as it was sent
 * @param {import('@preact/signals').Signal<import('../confirmation.jsx').Done | null>} props.done where the page says so
 */
export function SendAgain({ document, input, done }) {
  const { busy, run } = useMutation(document);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function send() {
    done.value = null;
    outcome.value = undefined;
    outcome.value = await run(input);
    const { email } = input;
    if (outcome.value && 'payload' in outcome.value)
      done.value = doneNow(() => t('sent.again.done', { email }));
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
          {t('sent.again')}
        </Button>
      </div>
      <Failure outcome={outcome.value} />
    </>
  );
}
