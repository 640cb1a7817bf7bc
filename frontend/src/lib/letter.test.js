import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf } from './letter.js';

test('a line that was broken because it was full is whole again', () => {
  const [first, second] = [
    'Lenken virker i én time, og bare én gang. Logger du inn før du har brukt',
    'den, slutter den å virke.',
  ];
  assert.deepEqual(blocksOf(`${first}\n${second}\n`), [
    { isHeading: false, lines: [`${first} ${second}`] },
  ]);
});

test('a line that had room for the next word ends where it ended', () => {
  assert.deepEqual(blocksOf('Velg nytt passord:\n(lenken er tatt bort)'), [
    { isHeading: false, lines: ['Velg nytt passord:', '(lenken er tatt bort)'] },
  ]);
});

test('what is underlined is a heading, and the line under it is left out', () => {
  const text = 'Velg nytt passord\n=================\n\nHei!\n\n----\n\nPasser det ikke?\n---\nJo.';
  assert.deepEqual(blocksOf(text), [
    { isHeading: true, lines: ['Velg nytt passord'] },
    { isHeading: false, lines: ['Hei!'] },
    { isHeading: true, lines: ['Passer det ikke?'] },
    { isHeading: false, lines: ['Jo.'] },
  ]);
});

test('what another wrote, in lines of any length, stays as it was', () => {
  const long = 'Hei! '.repeat(40).trim();
  assert.deepEqual(blocksOf(`${long}\r\nTo.`), [{ isHeading: false, lines: [long, 'To.'] }]);
});

test('where there is nothing there are no blocks', () => {
  assert.deepEqual(blocksOf('\n\n'), []);
});
