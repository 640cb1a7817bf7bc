import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSaid, isUnderWay, pressed } from './turns.js';

const act = async () => {};
/** @param {string} at @param {string} press @param {boolean} [isAll] */
const turn = (at, press, isAll) => ({ at, press, isAll, act });
const YES = turn('NEWS', 'yes');
const NO = turn('NEWS', 'no');
const OTHER = turn('OFFERS', 'yes');
const ALL = turn('ALL', 'no', true);
const BACK = turn('ALL', 'undo');
/**
 * The line after these presses, the first of which is being said all along.
 *
 * @param {import('./turns.js').Turn[]} turns
 */
const after = (...turns) => turns.reduce(pressed, /** @type {import('./turns.js').Turn[]} */ ([]));

test('the same pressed twice is said once', () => {
  assert.deepEqual(after(YES, YES), [YES]);
  assert.deepEqual(after(YES, OTHER, OTHER), [YES, OTHER]);
});

test('of what waits in a row the last is meant', () => {
  assert.deepEqual(after(YES, NO), [YES, NO]);
  assert.deepEqual(after(YES, NO, YES), [YES]);
  assert.deepEqual(after(OTHER, YES, NO), [OTHER, NO]);
});

test('a no to all is after what was pressed before it, and before what was pressed after', () => {
  assert.deepEqual(after(YES, OTHER, ALL), [YES, ALL]);
  assert.deepEqual(after(ALL, YES), [ALL, YES]);
  assert.deepEqual(after(ALL, YES, ALL), [ALL]);
  assert.deepEqual(after(YES, ALL, YES), [YES, ALL, YES]);
});

test('taking back a no to all takes no other press with it', () => {
  assert.deepEqual(after(YES, turn('OFFERS', 'no'), BACK), [YES, turn('OFFERS', 'no'), BACK]);
});

test('progress is shown where it was pressed', () => {
  const line = after(YES, NO);
  assert.deepEqual(
    [YES, NO, OTHER].map((each) => isUnderWay(line, each)),
    [false, true, false],
  );
  assert.ok(isSaid(line, NO));
  assert.ok(!isSaid(line, YES));
});

test('what is pressed under a no to all can be ended by another', () => {
  const line = after(ALL, YES);
  assert.ok(isUnderWay(line, ALL));
  assert.ok(!isSaid(line, ALL));
});

test('what is taken back meanwhile may be said again after it', () => {
  const undo = { ...turn('token', 'token'), isUndo: true };
  assert.deepEqual(after(OTHER, undo, OTHER), [OTHER, undo, OTHER]);
  assert.ok(isSaid(after(OTHER, undo), undo));
  assert.ok(!isSaid(after(OTHER, undo), OTHER));
});
