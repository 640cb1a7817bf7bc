import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import nb from './nb.js';

/** @typedef {keyof typeof nb} Section */

const pages = new URL('../pages/', import.meta.url);

/** Where each text stands. @type {Map<string, Section>} */
const sectionOf = new Map();
for (const section of /** @type {Section[]} */ (Object.keys(nb)))
  for (const key of Object.keys((await nb[section]()).default)) sectionOf.set(key, section);

for (const folder of await readdir(pages)) {
  const source = await readFile(new URL(`${folder}/routes.js`, pages), 'utf8');
  for (const [, path, page, listed] of source.matchAll(
    /path: '(.+?)',\s*page: \(\) => import\('(.+?)'\),\s*texts: \[(.*?)\]/g,
  )) {
    test(`${path}: the page comes with every text that it may say`, async () => {
      const loaded = new Set(['common', 'shell', ...(listed.match(/\w+/g) ?? [])]);
      const said = await keysIn(new URL(`${folder}/${page}`, pages));
      const missing = [...said].filter((key) => !loaded.has(sectionOf.get(key) ?? ''));
      assert.deepEqual([], missing);
    });
  }
}

/** @param {URL} file @param {Set<string>} [seen] @returns {Promise<Set<string>>} the keys of texts in it, and in all that it imports */
async function keysIn(file, seen = new Set()) {
  if (seen.has(file.href) || !existsSync(file)) return new Set();
  seen.add(file.href);
  const source = await readFile(file, 'utf8');
  const imported = [...source.matchAll(/^import[^;]*?'(\.[^']+\.jsx?)';/gm)];
  const found = [...literals(source)];
  for (const [, path] of imported) found.push(...(await keysIn(new URL(path, file), seen)));
  return new Set(found);
}

/** Keys that are written out, and one of each family whose end is put together. @param {string} source */
function* literals(source) {
  for (const [, text] of source.matchAll(/'([\w.-]+)'/g)) if (sectionOf.has(text)) yield text;
  for (const [, start] of source.matchAll(/`([a-z][\w.-]*\.)\$\{/g)) {
    const key = [...sectionOf.keys()].find((each) => each.startsWith(start));
    if (key) yield key;
  }
}
