import { locale, t } from '../i18n/index.js';
import { kindOf, readableValue } from '../lib/changes.js';
import { formatAgo } from '../lib/format.js';
import { sentence } from '../lib/texts.js';

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
 * One change in the profile, in a sentence: who made it, and from what to what. Then when, and why.
 *
 * @param {{ change: Change }} props
 */
export function ChangeLine({ change }) {
  const { changedAt, reason } = change;
  return (
    <>
      <p class="change">{inWords(change)}</p>
      <p class="soft small">
        <time dateTime={changedAt}>{sentence(formatAgo(changedAt, locale.value))}</time>
        {reason && `. ${t('change.reason', { reason })}`}
      </p>
    </>
  );
}

/** @param {Change} change */
function inWords(change) {
  const { field, changedBy, oldValue, newValue } = change;
  const readable = (/** @type {string | null} */ value) =>
    value ? readableValue(field, value, locale.value) : '';
  return sentence(
    t(`change.${kindOf(change)}`, {
      who: t(`change.by.${changedBy}`),
      what: t(`change.field.${field}`),
      before: readable(oldValue),
      now: readable(newValue),
    }),
  );
}
