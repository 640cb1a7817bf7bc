import { customer } from '../../app/session.js';
import { t } from '../../i18n/index.js';

/** Somebody else may be signed in here, and would be surprised. @param {{ kind: 'verify' | 'claim' }} props */
export function IsIn({ kind }) {
  if (!customer.value) return null;
  const { email } = customer.value;
  const who = email ? t('is-in.as', { email }) : t('is-in.nameless');
  return (
    <p class="notice">
      {who} {t(`is-in.${kind}`)}
    </p>
  );
}
