/** The geometry of a weight curve: where its points, its lines and its labels stand. */

const DAY = 86_400_000;

/** Space around the plot for the labels, in the units of the viewBox. */
const MARGIN = { top: 16, right: 16, bottom: 32, left: 56 };

/** More points than this would touch each other; the line alone says it. */
const MOST_DOTS = 40;

/**
 * @typedef {{ grams: number, weighedOn: string }} Weight
 * @typedef {{ at: number, value: number }} Tick  where it stands in the viewBox; grams, or ms since 1970
 * @typedef {{
 *   line: string,
 *   dots: { x: number, y: number }[],
 *   weightTicks: Tick[],
 *   dateTicks: Tick[],
 *   dateStep: 'day' | 'month' | 'year',
 *   plot: { left: number, right: number, top: number, bottom: number },
 * }} Curve
 *
 * @param {Weight[]} weights oldest first, at most one a day
 * @param {{ width: number, height: number }} size of the viewBox
 * @returns {Curve | null} null without a weight; a single one is a dot in the middle
 */
export function curveOf(weights, size) {
  if (weights.length === 0) return null;
  const plot = plotIn(size);
  const days = dateAxis(weights, plot);
  const grams = weightAxis(weights, plot);
  const points = weights.map((weight) => ({
    x: rounded(days.place(Date.parse(weight.weighedOn))),
    y: rounded(grams.place(weight.grams)),
  }));
  return {
    plot,
    line: lineThrough(points),
    dots:
      points.length > MOST_DOTS
        ? [/** @type {{ x: number, y: number }} */ (points.at(-1))]
        : points,
    weightTicks: grams.ticks,
    dateTicks: days.ticks,
    dateStep: days.step,
  };
}

/** @param {{ width: number, height: number }} size */
function plotIn({ width, height }) {
  return {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
}

/** @param {Weight[]} weights @param {Curve['plot']} plot */
function dateAxis(weights, plot) {
  const first = Date.parse(weights[0].weighedOn);
  const last = Date.parse(weights[weights.length - 1].weighedOn);
  const [from, to] = first === last ? [first - DAY, last + DAY] : [first, last];
  const place = scale(from, to, plot.left, plot.right);
  const { unit, dates } =
    first === last ? { unit: DAY_STEP.unit, dates: [first] } : datesIn(from, to, mostDates(plot));
  return { place, step: unit, ticks: dates.map((value) => ({ at: rounded(place(value)), value })) };
}

/** Room for "nov. 2026" with air around it, at the size that the labels have. */
const DATE_WIDTH = 76;

/** @param {Curve['plot']} plot */
function mostDates({ left, right }) {
  return Math.max(Math.floor((right - left) / DATE_WIDTH), 2);
}

/**
 * A change of a few grams shouldn't look like a collapse: the axis spans a tenth of the weight at least.
 *
 * @param {Weight[]} weights @param {Curve['plot']} plot
 */
function weightAxis(weights, plot) {
  const grams = weights.map((weight) => weight.grams);
  const low = grams.reduce((a, b) => Math.min(a, b));
  const high = grams.reduce((a, b) => Math.max(a, b));
  const margin = Math.max(high * 0.1 - (high - low), 0) / 2 + (high - low) * 0.08;
  const values = roundValues(Math.max(low - margin, 0), high + margin);
  const place = scale(values[0], /** @type {number} */ (values.at(-1)), plot.bottom, plot.top);
  return { place, ticks: values.map((value) => ({ at: rounded(place(value)), value })) };
}

/** @param {number} from @param {number} to @param {number} start @param {number} end */
function scale(from, to, start, end) {
  return (/** @type {number} */ value) => start + ((value - from) / (to - from)) * (end - start);
}

/**
 * Three to six round weights that enclose the span.
 *
 * @param {number} low grams @param {number} high grams, above low
 * @returns {number[]}
 */
export function roundValues(low, high) {
  const step = roundStep((high - low) / 4);
  const start = Math.floor(low / step);
  const end = Math.max(Math.ceil(high / step), start + 1);
  return Array.from({ length: end - start + 1 }, (_, i) => (start + i) * step);
}

/** @param {number} least */
function roundStep(least) {
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((candidate) => candidate * magnitude >= least) ?? 10;
  return Math.max(factor * magnitude, 1);
}

/** @typedef {{ unit: 'day' | 'month' | 'year', every: number }} CalendarStep */

/** @type {CalendarStep} */
const DAY_STEP = { unit: 'day', every: 1 };

/** @type {CalendarStep[]} */
const CALENDAR_STEPS = [
  DAY_STEP,
  { unit: 'day', every: 2 },
  { unit: 'day', every: 7 },
  { unit: 'day', every: 14 },
  { unit: 'month', every: 1 },
  { unit: 'month', every: 3 },
  { unit: 'month', every: 6 },
  { unit: 'year', every: 1 },
  { unit: 'year', every: 2 },
  { unit: 'year', every: 5 },
  { unit: 'year', every: 10 },
];

/**
 * A few dates of the calendar: days of a week, first days of months or of years.
 *
 * @param {number} from ms @param {number} to ms, later @param {number} most how many, two or more
 * @returns {{ unit: CalendarStep['unit'], dates: number[] }}
 */
export function datesIn(from, to, most) {
  for (const { unit, every } of CALENDAR_STEPS) {
    const dates = datesEvery(unit, every, from, to, most);
    if (dates.length <= most) return { unit, dates };
  }
  return { unit: 'year', dates: datesEvery('year', 50, from, to, most) };
}

/**
 * @param {CalendarStep['unit']} unit @param {number} every
 * @param {number} from @param {number} to @param {number} most it stops at one more
 */
function datesEvery(unit, every, from, to, most) {
  const dateAt = calendar(unit, every, from);
  const dates = [];
  for (let step = 0; dates.length <= most && dateAt(step) <= to; step += 1) {
    if (dateAt(step) >= from) dates.push(dateAt(step));
  }
  return dates;
}

/**
 * An endless row of dates: days from the first weighing on, months and years by their first day.
 *
 * @param {CalendarStep['unit']} unit @param {number} every @param {number} from ms
 * @returns {(step: number) => number} the first date may lie before `from`
 */
function calendar(unit, every, from) {
  const year = new Date(from).getUTCFullYear();
  const month = new Date(from).getUTCMonth();
  if (unit === 'day') return (step) => from + step * every * DAY;
  if (unit === 'month') return (step) => Date.UTC(year, month - (month % every) + step * every, 1);
  return (step) => Date.UTC(year - (year % every) + step * every, 0, 1);
}

/** @param {{ x: number, y: number }[]} points */
function lineThrough(points) {
  return points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('');
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 10) / 10;
}
