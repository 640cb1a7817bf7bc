import { locale, t } from '../../i18n/index.js';
import { topicOf } from '../../lib/consents.js';
import { formatDayOf, formatPhone } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';

/** @param {import('../../lib/consents.js').Consent} consent @returns {string} how it stands, and since when and how */
export function inWords(consent) {
  const { kind, since, restored, channel, address } = consent;
  const values = {
    day: since ? keepTogether(formatDayOf(since, locale.value)) : '',
    from: restored ? keepTogether(formatDayOf(restored, locale.value)) : '',
    channel: channel ?? '',
    to: address ? formatPhone(address).replaceAll(' ', '\u00a0') : '',
  };
  return t(keyOf(consent, kind === 'SMS' ? 'SMS' : 'MAIL'), values);
}

/**
 * @param {import('../../lib/consents.js').Consent} consent
 * @param {'SMS' | 'MAIL'} way
 * @returns {import('../../i18n/index.js').Key}
 */
function keyOf(consent, way) {
  const { state, byInterest, isMoved, isElsewhere, agreedText, restored, holdsAtOnce } = consent;
  if (state === 'NEVER' && isElsewhere) return `consents.state.ELSEWHERE.${way}`;
  if (state === 'NEVER') return `consents.state.NEVER.${topicOf(consent)}`;
  if (state === 'ASKED' && holdsAtOnce) return 'consents.state.ASKED.shown';
  if (state === 'ASKED') return `consents.state.ASKED.${way}`;
  if (state === 'OUTDATED')
    return agreedText?.version ? 'consents.state.OUTDATED' : 'consents.state.OUTDATED.others';
  if (byInterest) return `consents.state.${state}.interest`;
  if (state === 'GIVEN' && restored) return 'consents.state.GIVEN.restored';
  return `consents.state.${state}.${isMoved ? 'moved' : 'said'}`;
}
