import { locale, t } from '../i18n/index.js';
import { formatAgo, formatPhone } from '../lib/format.js';

/**
 * @typedef {object} Change
 * @property {'FIRST_NAME' | 'LAST_NAME' | 'EMAIL' | 'PHONE' | 'BIRTH_YEAR' | 'LANGUAGE' | 'POSTAL_ADDRESS' | 'DELIVERY_ADDRESS' | 'DEFAULT_DELIVERY_ADDRESS'} field
 * @property {string | null} oldValue
 * @property {string | null} newValue
 * @property {'CUSTOMER' | 'STAFF' | 'SYSTEM'} changedBy
 * @property {string | null} reason
 * @property {string} changedAt
 */

/**
 * One change in the profile: what, from what to what, who made it, and when.
 *
 * @param {{ change: Change }} props
 */
export function ChangeLine({ change }) {
  const { field, changedBy, changedAt, reason } = change;
  return (
    <>
      <p>
        <strong>{t(`change.field.${field}`)}</strong> {t(`change.kind.${kindOf(change)}`)}
      </p>
      <Values {...change} />
      <p class="soft small">
        {t(`change.by.${changedBy}`)}
        {' · '}
        <time dateTime={changedAt}>{formatAgo(changedAt, locale.value)}</time>
        {reason && ` · ${reason}`}
      </p>
    </>
  );
}

/** @param {Change} change @returns {'added' | 'removed' | 'changed'} */
function kindOf({ oldValue, newValue }) {
  if (!oldValue) return 'added';
  return newValue ? 'changed' : 'removed';
}

/** @param {Change} change */
function Values({ field, oldValue, newValue }) {
  return (
    <p class="values">
      {oldValue && <del>{readable(field, oldValue)}</del>}
      {oldValue && newValue && <span aria-hidden="true"> → </span>}
      {newValue && <ins>{readable(field, newValue)}</ins>}
    </p>
  );
}

/** @param {Change['field']} field @param {string} value */
function readable(field, value) {
  if (field === 'PHONE') return formatPhone(value);
  if (field === 'LANGUAGE') return value.toUpperCase() === 'EN' ? 'English' : 'Norsk bokmål';
  return value;
}
