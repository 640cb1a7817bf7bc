import { useSignal } from '@preact/signals';
import { Confirmation, doneNow } from '../../components/confirmation.jsx';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { remember } from '../../lib/at-the-door.js';
import { checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import { together } from '../../lib/together.js';
import CustomerRegister from '../../operations/way-in/customer-register.graphql';
import { keepSent } from './sent.js';

/**
 * The address was wrong: one field, and everything else goes along as it was typed.
 *
 * @param {object} props
 * @param {import('./sent.js').Registration} props.registration
 * @param {() => void} props.onSend before it is tried
 */
export function OtherAddress({ registration, onSend }) {
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );
  function beginAnew() {
    done.value = null;
    onSend();
  }
  /** @param {FormData} fields */
  const read = (fields) =>
    together(
      { input: registration },
      checked({ email: text(fields, 'email') }, { email: anEmail }, t),
    );
  /** @param {{ sentTo: string }} payload @param {HTMLFormElement} _form @param {object} input */
  const finish = ({ sentTo }, _form, input) => {
    keepSent(input, sentTo);
    remember('email', sentTo);
    done.value = doneNow(() => t('sent.other.done', { email: sentTo }));
  };
  return (
    <section class="card way-in" aria-labelledby="other">
      <h2 id="other">{t('sent.other')}</h2>
      <Form
        document={CustomerRegister}
        read={read}
        onSend={beginAnew}
        onDone={finish}
        creates
        variant="secondary"
        submit={t('sent.other.submit')}
        busyLabel={t('sent.again.busy')}
        title={t('sent.other.failed')}
      >
        <TextField
          name="email"
          label={t('sent.other.email')}
          type="email"
          inputMode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          defaultValue={registration.email}
        />
      </Form>
      <Confirmation done={done.value} />
    </section>
  );
}
