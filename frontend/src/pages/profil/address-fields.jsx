import { SelectField, TextField } from '../../components/field.jsx';
import { locale, t } from '../../i18n/index.js';
import { countryOptions } from '../../lib/address.js';

/**
 * @param {object} props
 * @param {string} [props.prefix] of the fields' names
 * @param {string} [props.use] what browsers call the address when they fill it in, e.g. `shipping`
 * @param {import('../../lib/address.js').Address | null} [props.address] what stands there now
 */
export function AddressFields({ prefix = '', use = '', address }) {
  const fill = (/** @type {string} */ token) => `${use} ${token}`.trim();
  return (
    <>
      <TextField
        name={`${prefix}street`}
        label={t('address.street')}
        autocomplete={fill('address-line1')}
        defaultValue={address?.street}
      />
      <TextField
        name={`${prefix}street2`}
        label={t('address.street2')}
        hint={t('address.street2.hint')}
        optional
        autocomplete={fill('address-line2')}
        defaultValue={address?.street2 ?? ''}
      />
      <div class="field-pair">
        <TextField
          name={`${prefix}postcode`}
          label={t('address.postcode')}
          inputMode={address && address.country !== 'NO' ? 'text' : 'numeric'}
          autocomplete={fill('postal-code')}
          defaultValue={address?.postcode}
        />
        <TextField
          name={`${prefix}city`}
          label={t('address.city')}
          autocomplete={fill('address-level2')}
          defaultValue={address?.city}
        />
      </div>
      <SelectField
        name={`${prefix}country`}
        label={t('address.country')}
        autocomplete={fill('country')}
        options={countryOptions(locale.value, address?.country)}
        defaultValue={address?.country ?? 'NO'}
      />
    </>
  );
}
