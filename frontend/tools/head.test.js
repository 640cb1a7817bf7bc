import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appSheetFirst } from './head.js';

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
