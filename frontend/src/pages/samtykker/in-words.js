import { locale, t } from '../../i18n/index.js';
import { topicOf } from '../../lib/consents.js';
import { formatDayOf, formatPhone } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';

/** @param {import('../../lib/consents.js').Consent} consent @returns {string} how it stands, and since when and how */
export function inWords(consent) {
  const { state, byInterest, kind, since, channel, address } = consent;
  const values = {
    day: since ? keepTogether(formatDayOf(since, locale.value)) : '',
    channel: channel ?? '',
    to: address ? formatPhone(address).replaceAll(' ', '\u00a0') : '',
  };
  if (state === 'NEVER') return t(`consents.state.NEVER.${topicOf(consent)}`);
  if (state === 'ASKED')
    return t(`consents.state.ASKED.${kind === 'SMS' ? 'SMS' : 'MAIL'}`, values);
  if (state === 'OUTDATED') return t('consents.state.OUTDATED', values);
  return t(`consents.state.${state}.${byInterest ? 'interest' : 'said'}`, values);
}
