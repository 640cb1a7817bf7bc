import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveOf, datesIn, roundValues } from './weight-curve.js';

const SIZE = { width: 600, height: 240 };
const DAY = 86_400_000;

/** @param {string} date */
const ms = (date) => Date.parse(date);
/** @param {number[]} dates */
const iso = (dates) => dates.map((date) => new Date(date).toISOString().slice(0, 10));

/** @param {import('./weight-curve.js').Weight[]} weights */
function curve(weights) {
  const drawn = curveOf(weights, SIZE);
  assert.ok(drawn);
  return drawn;
}

test('without a weight there is no curve', () => {
  assert.equal(null, curveOf([], SIZE));
});

test('a single weight is one dot in the middle, with its own date', () => {
  const { dots, dateTicks, plot } = curve([{ grams: 4000, weighedOn: '2026-11-22' }]);
  assert.deepEqual(
    [(plot.left + plot.right) / 2],
    dots.map((dot) => dot.x),
  );
  assert.deepEqual(['2026-11-22'], iso(dateTicks.map((tick) => tick.value)));
  assert.ok(dots[0].y > plot.top && dots[0].y < plot.bottom);
});

test('time is to scale: a gap of three months is three times one of a month', () => {
  const { dots } = curve([
    { grams: 4000, weighedOn: '2026-01-01' },
    { grams: 4100, weighedOn: '2026-01-31' },
    { grams: 4200, weighedOn: '2026-05-01' },
  ]);
  assert.equal(3, Math.round(((dots[2].x - dots[1].x) / (dots[1].x - dots[0].x)) * 10) / 10);
});

test('a heavier animal stands higher, and the whole curve stays inside the plot', () => {
  const { dots, plot } = curve([
    { grams: 900, weighedOn: '2026-01-01' },
    { grams: 30_000, weighedOn: '2026-12-01' },
  ]);
  assert.ok(dots[1].y < dots[0].y);
  for (const dot of dots) {
    assert.ok(
      dot.x >= plot.left && dot.x <= plot.right && dot.y >= plot.top && dot.y <= plot.bottom,
    );
  }
});

test('a change of ten grams in four kilos looks small', () => {
  const { dots, plot } = curve([
    { grams: 4000, weighedOn: '2026-01-01' },
    { grams: 4010, weighedOn: '2026-01-08' },
  ]);
  assert.ok(dots[0].y - dots[1].y < (plot.bottom - plot.top) / 10);
});

test('a thousand weights keep the line whole and mark only the last', () => {
  const weights = Array.from({ length: 1000 }, (_, i) => ({
    grams: 4000 + (i % 90),
    weighedOn: new Date(ms('2022-01-01') + i * DAY).toISOString().slice(0, 10),
  }));
  const { line, dots } = curve(weights);
  assert.equal(1000, line.match(/[ML]/g)?.length);
  assert.equal(1, dots.length);
});

test('an animal of a gram or two still has an axis of different whole grams', () => {
  const { weightTicks } = curve([{ grams: 1, weighedOn: '2026-11-22' }]);
  const values = weightTicks.map((tick) => tick.value);
  assert.equal(values.length, new Set(values).size);
  assert.ok(values.length >= 2 && values.every(Number.isInteger), `${values}`);
});

test('the weights beside the axis are few, round and enclose the curve', () => {
  assert.deepEqual([3800, 3900, 4000, 4100, 4200], roundValues(3800, 4200));
  assert.deepEqual([0, 10_000, 20_000, 30_000, 40_000], roundValues(500, 31_000));
  assert.deepEqual([0, 1], roundValues(0.9, 1));
});

test('the dates below are days, months or years, at most as many as there is room for', () => {
  assert.deepEqual(
    { unit: 'day', dates: ['2026-11-20', '2026-11-21', '2026-11-22'] },
    dated('2026-11-20', '2026-11-22'),
  );
  assert.deepEqual(
    { unit: 'month', dates: ['2026-04-01', '2026-07-01', '2026-10-01'] },
    dated('2026-02-15', '2026-11-22'),
  );
  assert.deepEqual(
    { unit: 'year', dates: ['2020-01-01', '2022-01-01', '2024-01-01', '2026-01-01'] },
    dated('2018-06-01', '2026-11-22'),
  );
});

test('a tortoise of eighty years has dates too', () => {
  const { dates } = dated('1946-01-02', '2026-11-22');
  assert.deepEqual(['1950-01-01', '2000-01-01'], dates);
});

/** @param {string} from @param {string} to */
function dated(from, to) {
  const { unit, dates } = datesIn(ms(from), ms(to), 5);
  return { unit, dates: iso(dates) };
}

test('a narrow screen gets fewer dates', () => {
  const weights = [
    { grams: 4000, weighedOn: '2026-01-15' },
    { grams: 4100, weighedOn: '2026-11-22' },
  ];
  const narrow = curveOf(weights, { width: 280, height: 220 });
  assert.deepEqual(['2026-07-01'], iso(narrow?.dateTicks.map((tick) => tick.value) ?? []));
});
