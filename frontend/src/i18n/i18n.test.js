import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from './en.js';
import nb from './nb.js';

/** @typedef {Record<string, import('../lib/texts.js').Text>} Texts */

const sections = /** @type {(keyof typeof nb)[]} */ (Object.keys(nb));

/** @param {keyof typeof nb} section @returns {Promise<[Texts, Texts]>} */
const both = async (section) => [(await nb[section]()).default, (await en[section]()).default];

/** @param {import('../lib/texts.js').Text} text */
const placeholders = (text) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(String).sort();

test('both languages have the same sections', () => {
  assert.deepEqual(Object.keys(nb), Object.keys(en));
});

for (const section of sections) {
  test(`${section}: both languages have the same keys, in the same order`, async () => {
    const [bokmal, english] = await both(section);
    assert.deepEqual(Object.keys(bokmal), Object.keys(english));
  });

  test(`${section}: no text is empty, and both languages fill in the same values`, async () => {
    const [bokmal, english] = await both(section);
    for (const [key, text] of Object.entries(bokmal)) {
      assert.notEqual(JSON.stringify(text), '""', key);
      assert.deepEqual(new Set(placeholders(text)), new Set(placeholders(english[key])), key);
    }
  });
}

test('no key stands in two sections', async () => {
  const all = await Promise.all(sections.map(both));
  const keys = all.flatMap(([bokmal]) => Object.keys(bokmal));
  assert.equal(new Set(keys).size, keys.length);
});

test('the name of a button begins with what it says (WCAG 2.2, 2.5.3)', async () => {
  const all = await Promise.all(sections.map(both));
  const texts = all.flat().map((each) => Object.entries(each));
  const others = texts.flatMap((each) => {
    const said = Object.fromEntries(each);
    return each.filter(([key, name]) => {
      const label = said[key.replace(/\.name$/, '')];
      return key.endsWith('.name') && label && !String(name).startsWith(String(label));
    });
  });
  assert.deepEqual([], others);
});

test('in Norwegian, a deadline is never a day that something is changed to', async () => {
  const all = await Promise.all(sections.map(async (section) => (await both(section))[0]));
  const told = all.flatMap((texts) => Object.values(texts).map((text) => JSON.stringify(text)));
  assert.deepEqual(
    [],
    told.filter((text) => /(endres|angres|avbestilles|hoppes over) til \{/.test(text)),
  );
});
