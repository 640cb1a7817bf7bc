import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  categoryOf,
  excessOf,
  pathFor,
  pathOf,
  productPath,
  saysWeight,
  searchIn,
  searchPath,
  sortedVariants,
  speciesOf,
  steps,
  stockOf,
} from './products.js';

test('a search stands in the address, and is found in it again', () => {
  const search = { search: 'laks & ris', category: 'Hund > Tørrfôr' };
  const { searchParams } = new URL(searchPath(search), 'https://minside.invalid');
  assert.deepEqual(search, searchIn(Object.fromEntries(searchParams)));
});

test('nothing searched for leaves nothing in the address', () => {
  assert.equal('/varer', searchPath({}));
  assert.deepEqual({ search: '', category: '' }, searchIn({ sok: '  ' }));
});

test('a number of the shop is safe in an address, whatever is in it', () => {
  assert.equal('/varer/A%2F1%3F%23%20b', productPath({ sku: 'A/1?# b' }));
});

test('a category has its parts, and each part leads to what is in it', () => {
  assert.deepEqual(['Hund', 'Tørrfôr'], pathOf(categoryOf(['Hund', 'Tørrfôr'])));
  assert.deepEqual([], pathOf(''));
  assert.deepEqual(
    [
      { name: 'Hund', category: 'Hund' },
      { name: 'Tørrfôr', category: 'Hund > Tørrfôr' },
    ],
    steps(['Hund', 'Tørrfôr']),
  );
});

test('stock is told by number where it is known, and as little where it is', () => {
  assert.equal('IN_STOCK', stockOf({ availability: 'IN_STOCK', stock: null }));
  assert.equal('COUNTED', stockOf({ availability: 'IN_STOCK', stock: 6 }));
  assert.equal('FEW', stockOf({ availability: 'IN_STOCK', stock: 5 }));
});

test('what can’t be had has no number', () => {
  assert.equal('GONE', stockOf({ availability: 'GONE', stock: 3 }));
  assert.equal('OUT_OF_STOCK', stockOf({ availability: 'OUT_OF_STOCK', stock: 0 }));
});

test('variants stand by the pack’s size, or in the order words and numbers are read', () => {
  const one = (
    /** @type {number | null} */ packGrams,
    /** @type {string | null} */ variantLabel,
  ) => ({
    packGrams,
    variantLabel,
    name: 'Fôr',
  });
  const labels = (/** @type {any[]} */ sorted) => sorted.map(({ variantLabel }) => variantLabel);
  const sizes = [one(12_000, '12 kg'), one(3_000, '3 kg'), one(800, '800 g')];
  assert.deepEqual(['800 g', '3 kg', '12 kg'], labels(sortedVariants(sizes)));
  const belts = [one(null, '45 cm'), one(null, 'Ærlig blå'), one(null, '110 cm')];
  assert.deepEqual(['45 cm', '110 cm', 'Ærlig blå'], labels(sortedVariants(belts)));
});

test('a category tells whose things are in it, or nobody’s', () => {
  assert.equal('DOG', speciesOf(['Hund', 'Tørrfôr']));
  assert.equal('FISH', speciesOf(['Akvarium']));
  assert.equal('CAT', speciesOf(['Salg', 'Kattesand']));
  assert.equal(undefined, speciesOf(['Gavekort']));
});

test('every species is looked for by the shop’s own word; one that has none gets everything', () => {
  assert.equal('/varer?sok=hund', pathFor('DOG'));
  assert.equal('/varer?sok=akvarium', pathFor('FISH'));
  assert.equal('/varer', pathFor('OTHER'));
});

test('a name says a weight in words of its own, however the space is written', () => {
  assert.ok(saysWeight('Nuskebakk Laks 2 kg', 2000));
  assert.ok(saysWeight('Nuskebakk Laks, 2\u00a0kg pose', 2000));
  assert.ok(saysWeight('Nuskebakk Laks 2kg', 2000));
  assert.ok(saysWeight('Tørrfôr 1,5 kg', 1500));
});

test('a weight inside another isn’t said', () => {
  assert.ok(!saysWeight('Nuskebakk Laks 12 kg', 2000));
  assert.ok(!saysWeight('Tørrfôr 1,5 kg', 5000));
  assert.ok(!saysWeight('Godbiter 400 gull', 400));
});

test('a search of 200 characters is read, and of a longer one it is told by how much', () => {
  assert.equal(0, excessOf('å'.repeat(200)));
  assert.equal(1, excessOf('🐕'.repeat(201)));
  assert.equal(4800, excessOf('x'.repeat(5000)));
});
