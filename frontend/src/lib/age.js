import { keepTogether } from './no-break.js';

/**
 * How old a pet is, in words that a person would use.
 *
 * Days up to two weeks, weeks up to three months, months up to two years (with the year said),
 * then whole years. A pet whose year alone is known is "about" that many years.
 */

const DAY = 86_400_000;

/**
 * @param {{ birthDate?: string | null, birthYear?: number | null }} born ISO 8601 date, or the year alone
 * @param {string} today ISO 8601 date
 * @returns {{ exact: boolean, parts: { unit: 'year' | 'month' | 'week' | 'day', value: number }[] } | null}
 *   null when nothing is known or the birth lies ahead; exact is false when only the year is known
 */
export function ageOf({ birthDate, birthYear }, today) {
  if (birthDate) return exactAge(birthDate, today);
  if (birthYear) return ageByYear(birthYear, today);
  return null;
}

/** @param {string} birthDate @param {string} today */
function exactAge(birthDate, today) {
  const days = (Date.parse(today) - Date.parse(birthDate)) / DAY;
  if (!(days >= 0)) return null;
  const months = wholeMonths(birthDate, today);
  if (days < 14) return exactly('day', days);
  if (months < 3) return exactly('week', Math.floor(days / 7));
  if (months < 12) return exactly('month', months);
  if (months < 24 && months % 12) return exactly('year', 1, 'month', months % 12);
  return exactly('year', Math.floor(months / 12));
}

/**
 * Somebody born on the 31st has a birthday in a short month too: on its last day.
 *
 * @param {string} from @param {string} to
 */
function wholeMonths(from, to) {
  const [year, month, day] = from.split('-').map(Number);
  const [toYear, toMonth, toDay] = to.split('-').map(Number);
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const months = (toYear - year) * 12 + toMonth - month;
  return toDay < Math.min(day, lastDay) ? months - 1 : months;
}

/**
 * @param {'year' | 'month' | 'week' | 'day'} unit @param {number} value
 * @param {'month'} [smallerUnit] @param {number} [smallerValue]
 */
function exactly(unit, value, smallerUnit, smallerValue) {
  const smaller = smallerUnit
    ? [{ unit: smallerUnit, value: /** @type {number} */ (smallerValue) }]
    : [];
  return { exact: true, parts: [{ unit, value }, ...smaller] };
}

/** @param {number} birthYear @param {string} today */
function ageByYear(birthYear, today) {
  const years = Number(today.slice(0, 4)) - birthYear;
  if (years < 0) return null;
  return { exact: false, parts: [{ unit: /** @type {const} */ ('year'), value: years }] };
}

/**
 * The age as text. The units and their plurals are the platform's own, but for the day: Intl's
 * Norwegian says "døgn", as of a voyage.
 *
 * @param {Parameters<typeof ageOf>[0]} born
 * @param {string} today ISO 8601 date
 * @param {{ locale: string, bornToday: string, bornThisYear: string, days: (count: number) => string, about: (age: string) => string }} words
 * @returns {string | null} such as "1 år og 3 måneder", "omtrent 4 år"
 */
export function ageInWords(born, today, words) {
  const age = ageOf(born, today);
  if (!age) return null;
  if (age.parts[0].value === 0) return age.exact ? words.bornToday : words.bornThisYear;
  const spelt = new Intl.ListFormat(words.locale).format(
    age.parts.map((part) => withUnit(part, words)),
  );
  return keepTogether(age.exact ? spelt : words.about(spelt));
}

/**
 * @param {{ unit: string, value: number }} part
 * @param {{ locale: string, days: (count: number) => string }} words
 */
function withUnit({ unit, value }, { locale, days }) {
  if (unit === 'day') return days(value);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
