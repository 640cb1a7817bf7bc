import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { useFirstField } from '../../components/use-first-field.js';
import { t } from '../../i18n/index.js';
import { checked } from '../../lib/checks.js';
import { looksLikeEmail } from '../../lib/email.js';
import { text } from '../../lib/fields.js';
import EmailChangeRequest from '../../operations/security/email-change-request.graphql';
import { emailDraft } from './use-email-change.js';

/**
 * Where the code should go: to the new address, so that nobody locks themselves out by a slip.
 *
 * @param {object} props
 * @param {string} [props.typed] an address that a code went to already
 * @param {boolean} props.isLedTo
 * @param {(sent: import('./email.jsx').Pending) => void} props.onSent
 * @param {() => void} props.onCancel
 */
export function NewEmail({ typed, isLedTo, onSent, onCancel }) {
  return (
    <div ref={useFirstField(isLedTo)}>
      <Form
        draft={emailDraft}
        document={EmailChangeRequest}
        read={readEmail}
        onDone={({ sentTo, expiresAt }) => onSent({ newEmail: sentTo, expiresAt })}
        onCancel={onCancel}
        submit={t('own-email.send')}
        busyLabel={t('own-email.sending')}
        title={t('own-email.send.failed')}
      >
        <TextField
          name="newEmail"
          label={t('own-email.new')}
          hint={t('own-email.new.hint')}
          type="email"
          autocomplete="email"
          inputMode="email"
          autocapitalize="none"
          spellcheck={false}
          defaultValue={typed}
        />
      </Form>
    </div>
  );
}

/** @param {FormData} fields */
function readEmail(fields) {
  return checked({ newEmail: text(fields, 'newEmail') }, { newEmail: anEmail }, t);
}

/** @type {import('../../lib/checks.js').Check} */
const anEmail = (typed) => (looksLikeEmail(typed) ? undefined : 'own-email.invalid');
