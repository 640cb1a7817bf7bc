import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appSheetFirst, bootFirst } from './head.js';

const own = '<link rel="stylesheet" crossorigin href="/assets/index-a1.css">';
const shared = '<link rel="stylesheet" crossorigin href="/assets/drawing-b2.css">';
const order = (/** @type {string} */ html) => html.match(/(index|drawing)-/g);

test("the app's own style sheet, which orders the layers, comes before all others", () => {
  assert.deepEqual(['index-', 'drawing-'], order(appSheetFirst(`<head>${shared}${own}</head>`)));
});

test('a page with only its own style sheet keeps it', () => {
  assert.deepEqual(['index-'], order(appSheetFirst(`<head>${own}</head>`)));
});

test('a page without a style sheet of its own stops the build', () => {
  assert.throws(() => appSheetFirst('<head></head>'), /no style sheet/);
});

test('the script that fetches the page runs before the app, and is named once', () => {
  const app = '<script type="module" crossorigin src="/assets/index-a1.js"></script>';
  const named = '<link rel="modulepreload" crossorigin href="/assets/boot-b2.js">';
  const html = bootFirst(`<head>${app}${named}</head>`);
  assert.deepEqual(['/assets/boot-b2.js', '/assets/index-a1.js'], html.match(/\/assets\/[\w.-]+/g));
});

test('a page without that script stops the build', () => {
  assert.throws(() => bootFirst('<head></head>'), /starts the rest/);
});
