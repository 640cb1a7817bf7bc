import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { useFirstField } from '../../components/use-first-field.js';
import { t } from '../../i18n/index.js';
import { agreement } from '../../lib/consents.js';
import { year } from '../../lib/fields.js';
import ConsentGive from '../../operations/consents/consent-give.graphql';

/**
 * The year one was born, asked for where a yes takes it and nobody knows it; what is typed stays.
 *
 * @param {{ consent: import('../../lib/consents.js').Consent } & import('./samtykker.jsx').Shared} props
 */
export function YearForm({ consent, acts, asking }) {
  // Whoever changes the language meanwhile is at the head of the page, and stays there.
  const place = useFirstField(!document.activeElement?.closest('header'));
  const { purpose } = consent;

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const birthYear = year(fields, 'birthYear');
    if (birthYear) return { input: { consents: [agreement(consent)], birthYear } };
    const isEmpty = birthYear === null;
    const message = () => t(isEmpty ? 'form.required' : 'consents.year.invalid');
    return { errors: [{ name: 'birthYear', code: isEmpty ? 'REQUIRED' : 'INVALID', message }] };
  }

  /** The button that closed it is gone, so focus is where it was opened. */
  function leave() {
    const row = place.current?.closest('article');
    asking.value = null;
    setTimeout(() => row?.querySelector('button')?.focus());
  }

  return (
    <div ref={place}>
      <Form
        document={ConsentGive}
        read={read}
        named={(name) => (name.startsWith('consents') ? 'birthYear' : name)}
        onDone={(payload) => {
          asking.value = null;
          acts.agreed(consent, payload);
        }}
        onCancel={leave}
        draft={`consent.${purpose}`}
        variant="secondary"
        submit={t('consents.year.submit')}
        title={t('consents.year.failed')}
        creates
      >
        <TextField
          name="birthYear"
          label={t('consents.year')}
          hint={t(`consents.year.hint.${purpose === 'PERSONALISATION' ? 18 : 15}`)}
          class="ds-input narrow"
          inputMode="numeric"
          autocomplete="bday-year"
          maxLength={4}
        />
      </Form>
    </div>
  );
}
