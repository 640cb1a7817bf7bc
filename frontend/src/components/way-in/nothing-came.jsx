import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.js';
import { Confirmation } from '../confirmation.jsx';
import { SendAgain } from './send-again.jsx';

/**
 * What can be done where no letter comes: have it sent again, or begin anew with another address.
 *
 * @param {object} props
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document that asked for it
 * @param {{ email: string }} props.request as it was sent
 * @param {string} props.back path of the form
 * @param {string} props.other what the address may have been, or how else one gets in
 * @param {string} props.startOver where that leads
 */
export function NothingCame({ document, request, back, other, startOver }) {
  const done = useSignal(/** @type {import('../confirmation.jsx').Done | null} */ (null));
  return (
    <>
      <SendAgain
        document={document}
        input={request}
        said={() => t('sent.again.done', { email: request.email })}
        done={done}
      />
      <Confirmation done={done.value} />
      <p>
        {other}{' '}
        <a class="ds-link" href={back}>
          {startOver}
        </a>
      </p>
    </>
  );
}
