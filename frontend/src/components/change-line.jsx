import { locale, t } from '../i18n/index.js';
import { readableValue } from '../lib/changes.js';
import { formatAgo } from '../lib/format.js';

/**
 * @typedef {object} Change
 * @property {'FIRST_NAME' | 'LAST_NAME' | 'EMAIL' | 'PHONE' | 'BIRTH_YEAR' | 'LANGUAGE' | 'POSTAL_ADDRESS' | 'CUSTOMER_NUMBER' | 'DELIVERY_ADDRESS' | 'DEFAULT_DELIVERY_ADDRESS'} field
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
export function kindOf({ oldValue, newValue }) {
  if (!oldValue) return 'added';
  return newValue ? 'changed' : 'removed';
}

/** @param {Change} change */
function Values({ field, oldValue, newValue }) {
  const readable = (/** @type {string} */ value) => readableValue(field, value, locale.value);
  return (
    <p class="values">
      {oldValue && <del>{readable(oldValue)}</del>}
      {oldValue && newValue && <span aria-hidden="true"> → </span>}
      {newValue && <ins>{readable(newValue)}</ins>}
    </p>
  );
}
