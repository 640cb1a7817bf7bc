import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, linked } from './letter.js';

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

const OURS = 'https://minside.example';
const ID = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

test('a line that says what an address of ours is for is the link, also where both were one line', () => {
  const order = { text: 'Se bestillingen', href: `/bestillinger/${ID}`, isOurs: true };
  const address = `${OURS}/bestillinger/${ID}`;
  assert.deepEqual([[order]], linked(['Se bestillingen:', address], OURS));
  assert.deepEqual([[order]], linked([`Se bestillingen: ${address}`], OURS));
  assert.deepEqual(
    [[{ text: 'Hei!' }], [order]],
    linked(['Hei!', 'Se bestillingen:', address], OURS),
  );
});

test('an address in a sentence is short, leads there, and leaves the sentence its end', () => {
  assert.deepEqual(
    [
      [
        { text: 'Les ' },
        { text: 'mikopet.example/refleks', href: 'https://mikopet.example/refleks', isOurs: false },
        { text: '.' },
      ],
    ],
    linked(['Les https://mikopet.example/refleks.'], OURS),
  );
  assert.deepEqual([[{ text: 'Ingen her.' }]], linked(['Ingen her.'], OURS));
});

test('what may have been for its reader alone leads nowhere, and its secret is not shown', () => {
  for (const [address, short] of [
    [`${OURS}/frys#hemmelig`, 'minside.example/frys…'],
    [`${OURS}/unsubscribe/kort`, 'minside.example/unsubscribe/kort'],
    ['https://brev.example/av?t=hemmelig', 'brev.example/av…'],
    [`https://brev.example/av/${ID}`, 'brev.example/av/…'],
    ['https://brev.example/av/aB3dE5fG7hJ9kL1mN3', 'brev.example/av/…'],
    ['https://ola:hemmelig@brev.example/', 'brev.example'],
    ['http://mikopet.example/refleks', 'mikopet.example/refleks'],
  ]) {
    assert.deepEqual([[{ text: short }]], linked([address], OURS));
    assert.deepEqual(
      [[{ text: 'Meld deg av: ' }, { text: short }]],
      linked([`Meld deg av: ${address}`], OURS),
    );
  }
  for (const none of ['javascript:alert(1)', 'https://'])
    assert.deepEqual([[{ text: none }]], linked([none], OURS));
});

test('a name of many words is no secret', () => {
  const href = 'https://mikopet.example/refleks-til-hund-og-katt-12-kg-2026';
  assert.deepEqual(
    [[{ text: 'mikopet.example/refleks-til-hund-og-katt-12-kg-2026', href, isOurs: false }]],
    linked([href], OURS),
  );
});
