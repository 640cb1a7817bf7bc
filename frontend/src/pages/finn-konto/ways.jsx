import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { DoorField, EmailField } from '../../components/door-field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { anEmail } from '../../lib/an-email.js';
import { recalled, remember } from '../../lib/at-the-door.js';
import { anything, checked } from '../../lib/checks.js';
import { text } from '../../lib/fields.js';
import AccountClaimRequest from '../../operations/way-in/account-claim-request.graphql';
import { keepClaim, request, sent } from './asked.js';

/** By e-mail, as most do; or by the number on an invoice and a code to the phone. */
export function Ways() {
  const way = useSignal(recalled('way') || 'email');
  /** @param {string} chosen */
  function choose(chosen) {
    way.value = chosen;
    remember('way', chosen);
  }
  return (
    <>
      <ChoiceGroup
        name="way"
        legend={t('claim.way')}
        choices={[
          { value: 'email', label: t('claim.way.email') },
          { value: 'number', label: t('claim.way.number') },
        ]}
        chosen={way.value}
        onChoose={choose}
      />
      {way.value === 'email' ? <ByEmail /> : <ByNumber />}
    </>
  );
}

function ByEmail() {
  const { route } = useLocation();
  return (
    <Form
      document={AccountClaimRequest}
      read={(fields) => checked(request({ email: text(fields, 'email') }), { email: anEmail }, t)}
      onDone={({ sentTo }, _form, input) => {
        sent.value = { ...input, email: sentTo };
        route('/finn-konto/sendt');
      }}
      submit={t('claim.email.submit')}
      busyLabel={t('claim.sending')}
      title={t('claim.email.failed')}
    >
      <EmailField hint={t('claim.email.hint')} />
    </Form>
  );
}

function ByNumber() {
  const { route } = useLocation();
  /** @param {FormData} fields */
  const read = (fields) => {
    const input = request({ customerNumber: text(fields, 'customerNumber') });
    return checked(input, { customerNumber: anything }, t);
  };
  return (
    <Form
      document={AccountClaimRequest}
      read={read}
      onDone={({ claimToken }) => {
        keepClaim(claimToken);
        route('/finn-konto/kode');
      }}
      submit={t('claim.number.submit')}
      busyLabel={t('claim.sending')}
      title={t('claim.number.failed')}
    >
      <DoorField
        name="customerNumber"
        class="ds-input"
        label={t('claim.number')}
        hint={t('claim.number.hint')}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
    </Form>
  );
}
