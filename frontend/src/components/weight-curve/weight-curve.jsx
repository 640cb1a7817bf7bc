import { locale, t } from '../../i18n/index.js';
import { formatWeight } from '../../lib/weight.js';
import { curveOf } from '../../lib/weight-curve.js';
import { useWidth } from './use-width.js';
import './weight-curve.css';

const HEIGHT = 240;

/**
 * Weights over time as a line. What it shows is also in the table of weights, for those who can't
 * see it or want the figures.
 *
 * @param {{ name: string, weights: import('../../lib/weight-curve.js').Weight[] }} props oldest first
 */
export function WeightCurve({ name, weights }) {
  const [frame, width] = useWidth();
  const curve = width > 0 && curveOf(weights, { width, height: HEIGHT });
  return (
    <div class="weight-curve" ref={frame}>
      {curve && (
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary(name, weights)}>
          <WeightAxis curve={curve} />
          <DateAxis curve={curve} />
          <path class="weight-curve-line" d={curve.line} />
          {curve.dots.map(({ x, y }) => (
            <circle key={x} class="weight-curve-dot" cx={x} cy={y} r="4.5" />
          ))}
        </svg>
      )}
    </div>
  );
}

/** @param {string} name @param {import('../../lib/weight-curve.js').Weight[]} weights */
function summary(name, weights) {
  return t('curve.label', {
    name,
    count: weights.length,
    first: formatWeight(weights[0].grams, locale.value),
    last: formatWeight(weights[weights.length - 1].grams, locale.value),
  });
}

/** @typedef {{ curve: import('../../lib/weight-curve.js').Curve }} AxisProps */

/** One unit for the whole axis: that of its heaviest value. @param {AxisProps} props */
function WeightAxis({ curve: { plot, weightTicks } }) {
  const unit = weightTicks[weightTicks.length - 1].value < 1000 ? 'g' : 'kg';
  return (
    <g>
      {weightTicks.map(({ at, value }) => (
        <g key={value}>
          <line class="weight-curve-grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
          <text class="weight-curve-label" x={plot.left - 10} y={at + 4} text-anchor="end">
            {formatWeight(value, locale.value, unit)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const DATE_LABELS = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** @param {AxisProps} props */
function DateAxis({ curve: { plot, dateTicks, dateStep } }) {
  const label = new Intl.DateTimeFormat(locale.value, {
    ...DATE_LABELS[dateStep],
    timeZone: 'UTC',
  });
  return (
    <g>
      {dateTicks.map(({ at, value }) => (
        <g key={value}>
          <line class="weight-curve-tick" x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 5} />
          <text
            class="weight-curve-label"
            x={at}
            y={plot.bottom + 22}
            text-anchor={anchor(at, plot)}
          >
            {label.format(value)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** A label at the edge turns inwards, or the edge would cut it. @param {number} at @param {AxisProps['curve']['plot']} plot */
function anchor(at, plot) {
  if (at > plot.right - 20) return 'end';
  return at < plot.left + 20 ? 'start' : 'middle';
}
