import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, eatenOrUsed, farewellInput } from './farewell.js';

const food = {
  subscription: { id: 's', version: 3, every: 4, unit: 'WEEK' },
  shared: [{ line: { sku: 'FEED', quantity: 2 }, fewer: 1 }],
  lessOften: { every: 8, unit: 'WEEK' },
};

test('what is known to fit is offered, and nothing else', () => {
  const kinds = (/** @type {any} */ of) => choicesOf(of, of.shared[0]).map(({ choice }) => choice);
  assert.deepEqual(kinds(food), ['STAY', 'FEWER', 'LESS_OFTEN', 'STOP']);
  const unknown = { ...food, lessOften: null, shared: [{ ...food.shared[0], fewer: null }] };
  assert.deepEqual(kinds(unknown), ['STAY', 'STOP']);
});

test('what isn’t answered stays as it is', () => {
  const fields = new FormData();
  fields.set('kind', 'MOVED');
  const asked = { pet: { id: 'p' }, subscriptions: [food], orders: [{ order: { id: 'o' } }] };
  assert.deepEqual(farewellInput(fields, asked), {
    pet: 'p',
    kind: 'MOVED',
    memory: 'KEEP',
    seen: [{ id: 's', version: 3 }],
    shared: [{ subscription: 's', sku: 'FEED', choice: 'STAY' }],
    stopOrders: [],
  });
  fields.set('shared.s.FEED', 'FEWER');
  fields.set('stop.o', 'STOP');
  const { shared, stopOrders } = /** @type {any} */ (farewellInput(fields, asked));
  assert.deepEqual([shared[0].choice, stopOrders], ['FEWER', ['o']]);
});

test('litter is used, not eaten', () => {
  const [food, litter] = [true, false].map((isEaten) => ({ product: { isEaten } }));
  assert.equal(eatenOrUsed([food, { product: null }]), 'eaten');
  assert.equal(eatenOrUsed([litter]), 'used');
  assert.equal(eatenOrUsed([litter, food]), 'both');
});
