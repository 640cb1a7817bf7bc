import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartPath, fromOrderPath, keptOrder, quantityIn } from './carts.js';

test('a cart has an address, and so has an order on its way into one', () => {
  assert.equal(cartPath('a b'), '/handlekurver/a%20b');
  assert.equal(fromOrderPath('o'), '/handlekurver?fra-ordre=o');
  assert.equal(fromOrderPath('o', '2'), '/handlekurver?fra-ordre=o&linje=2');
});

test('a quantity is a whole number that the server takes', () => {
  assert.deepEqual(
    ['3', ' 0 ', '999', '1000', '', '-1', '1,5', '2e3', 'tre', '9999999'].map(quantityIn),
    [3, 0, 999, ...Array(7).fill(undefined)],
  );
});

test('what was taken out keeps its place while that is told, and what is new comes last', () => {
  assert.deepEqual(keptOrder(['a', 'b', 'c'], ['a', 'c', 'd'], 'b'), ['a', 'b', 'c', 'd']);
  assert.deepEqual(keptOrder(['a', 'b', 'c'], ['c', 'a'], undefined), ['a', 'c']);
  assert.deepEqual(keptOrder([], ['x'], 'y'), ['x']);
});
