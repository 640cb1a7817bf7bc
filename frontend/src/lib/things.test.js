import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addThings } from './things.js';

test('one thing is added, tidied', () => {
  assert.deepEqual(['egg', 'rå kylling'], addThings(['egg'], '  rå   kylling ').things);
});

test('a pasted list becomes several things', () => {
  assert.deepEqual(['egg', 'soya', 'hvete'], addThings([], 'egg, soya;hvete\n').things);
});

test('the same thing in other letters is not added twice, and nothing is left to type', () => {
  const { things, added, left, problem } = addThings(['Egg'], 'egg');
  assert.deepEqual([['Egg'], [], '', null], [things, added, left, problem]);
});

test('what is too long stays in the field, the rest goes in', () => {
  const long = 'a'.repeat(101);
  const { things, left, problem } = addThings([], `egg, ${long}`);
  assert.deepEqual([['egg'], long, 'TOO_LONG'], [things, left, problem]);
});

test('a full list takes no more and loses nothing typed', () => {
  const full = Array.from({ length: 30 }, (_, i) => `ting ${i}`);
  const { things, left, problem } = addThings(full, 'egg, soya');
  assert.deepEqual([full, 'egg, soya', 'FULL'], [things, left, problem]);
});

test('nothing typed adds nothing', () => {
  assert.deepEqual([], addThings([], ' , ').things);
});
