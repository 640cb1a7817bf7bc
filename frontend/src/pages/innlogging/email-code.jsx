import { customer } from '../../app/session.js';
import { Button } from '../../components/button.jsx';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { useFirstField } from '../../components/use-first-field.js';
import { locale, t } from '../../i18n/index.js';
import { checked } from '../../lib/checks.js';
import { codeIn } from '../../lib/code.js';
import { text } from '../../lib/fields.js';
import { formatTime } from '../../lib/format.js';
import EmailChangeConfirm from '../../operations/security/email-change-confirm.graphql';
import { ResendCode } from './resend-code.jsx';

/**
 * @typedef {import('./email.jsx').Pending} Pending
 *
 * @param {object} props
 * @param {Pending} props.sent
 * @param {boolean} props.isSpent the code is of no use any more
 * @param {boolean} props.isLedTo
 * @param {(sent: Pending) => void} props.onSent another code
 * @param {() => void} props.onOther to another address
 * @param {(email: string) => void} props.onDone
 */
export function EmailCode({ sent, isSpent, isLedTo, onSent, onOther, onDone }) {
  const { newEmail: email, expiresAt } = sent;
  const isFound = !isLedTo && !isSpent;
  /** @param {{ me: import('../../app/session.js').Customer }} payload */
  function done({ me }) {
    customer.value = me;
    onDone(me.email ?? email);
  }

  return (
    <div class="code" ref={useFirstField(isLedTo)}>
      <p class="own-address">{t(isFound ? 'own-email.waits' : 'own-email.sent', { email })}</p>
      {/* Another code is another form: what was typed and said of the one before is gone. */}
      <Form
        key={expiresAt}
        document={EmailChangeConfirm}
        read={readCode}
        onDone={done}
        submit={t('own-email.confirm')}
        busyLabel={t('own-email.confirming')}
        title={t('own-email.confirm.failed')}
      >
        <TextField
          name="code"
          class="ds-input narrow"
          label={t('own-email.code')}
          hint={
            isSpent
              ? t('own-email.code.spent')
              : t('own-email.code.hint', { time: formatTime(expiresAt, locale.value) })
          }
          inputMode="numeric"
          autocomplete="one-time-code"
        />
      </Form>
      <ResendCode email={email} onSent={onSent}>
        <Button variant="tertiary" onClick={onOther}>
          {t('own-email.other')}
        </Button>
      </ResendCode>
      <p class="soft small">{t('own-email.leave')}</p>
    </div>
  );
}

/** @param {FormData} fields */
function readCode(fields) {
  const typed = text(fields, 'code');
  return checked({ code: codeIn(typed) ?? typed }, { code: sixDigits }, t);
}

/** A slip of the finger costs none of the tries. @type {import('../../lib/checks.js').Check} */
const sixDigits = (typed) => (codeIn(typed) ? undefined : 'own-email.code.invalid');
