import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  eatersOf,
  formatShortDay,
  howIn,
  inOrder,
  isCharged,
  isOneOfItsKind,
  isPaused,
  lineInput,
  oreOf,
  placeAlways,
  placeNow,
  placesOf,
  placeThisTime,
  quantityThisTime,
  standingOf,
  startPath,
  thingsIn,
  thingsOf,
  tickedPets,
  titleOf,
  whenIn,
  wholeOf,
  withFaces,
} from './deliveries.js';

const luna = { id: 'l', name: 'Luna' };
const mons = { id: 'm', name: 'Mons' };
/** @param {string} name @param {...typeof luna} pets */
const line = (name, ...pets) => ({ sku: name, product: { name }, pets });

test('an address says what is to come, and is read as it was written', () => {
  const things = [
    { sku: 'MP-1', quantity: 2 },
    { sku: 'A/B, C', quantity: 1 },
  ];
  const path = startPath(things);
  assert.equal('/faste-leveringer/ny?varer=MP-1:2,A%252FB%252C%2520C:1', path);
  assert.deepEqual(things, thingsIn(decodeURIComponent(path.split('varer=')[1])));
  assert.equal('/faste-leveringer/ny', startPath([]));
});

test('what somebody has typed in an address is read as far as it goes', () => {
  assert.deepEqual([], thingsIn(undefined));
  assert.deepEqual([{ sku: 'MP-1', quantity: 1 }], thingsIn('MP-1'));
  assert.deepEqual([{ sku: 'MP-1', quantity: 105 }], thingsIn('MP-1:98,MP-1:7,'));
  assert.deepEqual([{ sku: 'MP-1', quantity: 10_000 }], thingsIn('MP-1:10000'));
  assert.deepEqual([{ sku: 'MP-1', quantity: 1 }], thingsIn('MP-1:0'));
  assert.deepEqual([{ sku: '%zz', quantity: 1 }], thingsIn('%zz'));
});

test('of an order comes again what the shop still sells, and was really bought and kept', () => {
  const lines = [
    { sku: 'a', quantity: 2, product: {} },
    { sku: 'b', quantity: 1, product: null },
    { sku: 'c', quantity: 1, product: {}, isCancelled: true },
    { sku: 'd', quantity: 1, product: {}, isUnordered: true },
    { sku: 'e', quantity: 2, product: {}, returnedQuantity: 2 },
    { sku: 'f', quantity: 3, product: {}, returnedQuantity: 1 },
    { sku: 'g', quantity: 1, product: { availability: 'GONE' } },
  ];
  assert.deepEqual(
    [
      { sku: 'a', quantity: 2 },
      { sku: 'f', quantity: 2 },
    ],
    thingsOf(lines),
  );
});

test('it is called by those who eat it, once each, or by what it is', () => {
  const lines = [line('Fôr', luna), line('Høy', mons, luna)];
  assert.deepEqual([luna, mons], eatersOf(lines));
  assert.equal('Luna og Mons', titleOf(lines, 'nb-NO'));
  assert.equal('Frø', titleOf([line('Frø')], 'nb-NO'));
  assert.equal('MP-1', titleOf([{ sku: 'MP-1', product: null, pets: [] }], 'nb-NO'));
  assert.equal('', titleOf([], 'nb-NO'));
});

test('how it is with a subscription', () => {
  const nextDelivery = { putOffSince: null };
  const active = /** @type {const} */ ({ state: 'ACTIVE', pausedUntil: null, nextDelivery });
  assert.equal('coming', standingOf(active));
  assert.equal('put-off', standingOf({ ...active, nextDelivery: { putOffSince: '2026-12-01' } }));
  assert.equal('resting-until', standingOf({ ...active, pausedUntil: '2027-02-01' }));
  assert.equal('nothing', standingOf({ ...active, nextDelivery: null }));
  assert.equal('resting', standingOf({ ...active, state: 'PAUSED', nextDelivery: null }));
  assert.equal('ended', standingOf({ ...active, state: 'CANCELLED', nextDelivery: null }));
});

test('what is paused is told from what comes and from what has ended', () => {
  const active = { state: /** @type {const} */ ('ACTIVE'), pausedUntil: null };
  assert.equal(false, isPaused(active));
  assert.equal(true, isPaused({ ...active, pausedUntil: '2027-02-01' }));
  assert.equal(true, isPaused({ ...active, state: 'PAUSED' }));
  assert.equal(false, isPaused({ state: 'CANCELLED', pausedUntil: '2027-02-01' }));
});

test('kroner are read as they are written', () => {
  assert.deepEqual(
    [null, 54_900, 54_990, 54_950, 129_900, 54_900],
    ['', '549', '549,90', '549.5 kr', '1 299 kr', '549,-'].map(oreOf),
  );
  for (const wrong of ['gratis', '-5', '5,999', '1e3']) assert.equal(undefined, oreOf(wrong));
});

test('a number is whole', () => {
  assert.deepEqual([0, 12, undefined, undefined], ['0', '12', '1,5', ''].map(wholeOf));
  assert.equal(10_000, wholeOf('10000'));
});

test('a product as it is goes back as it was', () => {
  const ceiling = { amount: '549.90', currency: 'NOK' };
  const whole = { sku: 'a', quantity: 2, pets: [luna], whenOut: 'WAIT', substituteSku: null };
  const input = { ...whole, pets: ['l'], ceilingOre: 54_990 };
  assert.deepEqual(input, lineInput({ ...whole, ceiling }));
  assert.equal(null, lineInput({ ...whole, ceiling: null }).ceilingOre);
});

test('the pets that are ticked', () => {
  const fields = new FormData();
  fields.set('pets.l', 'on');
  fields.set('quantity', '2');
  assert.deepEqual(['l'], tickedPets(fields));
});

test('where deliveries may go: the usual place first, and each once', () => {
  const [cabin, flat] = [
    { id: 'c', isDefault: false },
    { id: 'f', isDefault: true },
  ];
  const home = { street: 'Furulia 12' };
  const both = { deliveryAddresses: [cabin, flat], postalAddress: home };
  assert.deepEqual(
    [
      { value: 'usual', address: flat },
      { value: 'c', address: cabin },
    ],
    placesOf(both),
  );
  const none = { deliveryAddresses: [], postalAddress: home };
  assert.deepEqual([{ value: 'usual', address: home }], placesOf(none));
  assert.deepEqual([], placesOf({ ...none, postalAddress: null }));
});

test('the usual place follows the customer, and this time is told only where it is another', () => {
  const [cabin, flat] = [
    { id: 'c', isDefault: false },
    { id: 'f', isDefault: true },
  ];
  const me = { deliveryAddresses: [cabin, flat], postalAddress: null };
  assert.deepEqual(
    ['usual', 'usual', 'c'],
    [null, flat, cabin].map((each) => placeNow(each, me)),
  );
  assert.deepEqual([null, 'c'], ['usual', 'c'].map(placeAlways));
  assert.equal(null, placeThisTime('usual', null, me));
  assert.equal('c', placeThisTime('c', null, me));
  assert.equal(null, placeThisTime('c', cabin, me));
  assert.equal('f', placeThisTime('usual', cabin, me));
});

test('the faces are those of the customer, and nobody else eats of it', () => {
  const lines = [{ sku: 'a', petIds: ['m', 'gone'] }];
  assert.deepEqual([mons], withFaces({ lines }, [luna, mons]).lines[0].pets);
});

test('where there is little room a day has its month in short', () => {
  assert.equal('24.\u00a0nov.', formatShortDay('2026-11-24', 'nb-NO'));
});

test('how often and from when stand in the address, and what can’t be is as usual', () => {
  const when = /** @type {const} */ ({ every: 3, unit: 'MONTH', firstOn: '2027-01-05' });
  const path = startPath([{ sku: 'MP-1', quantity: 2 }], when);
  assert.equal('/faste-leveringer/ny?varer=MP-1:2&hver=3-MONTH&fra=2027-01-05', path);
  assert.deepEqual(when, whenIn({ hver: '3-MONTH', fra: '2027-01-05' }));
  const usual = { every: 4, unit: 'WEEK', firstOn: '' };
  assert.deepEqual(usual, whenIn({}));
  for (const hver of ['0-WEEK', '7-MONTH', '27-WEEK', '3-YEAR', 'x'])
    assert.deepEqual(usual, whenIn({ hver, fra: 'i morgen' }));
});

test('a delivery with something chosen for it alone is known', () => {
  const usual = [
    { sku: 'FEED', quantity: 1 },
    { sku: 'TREATS', quantity: 2 },
  ];
  const feed = { sku: 'FEED', quantity: 1 };
  const treats = { sku: 'TREATS', quantity: 2 };
  const plain = { address: null, payment: null, lines: [feed, treats], leftOut: [] };
  const soldOut = { ...plain, lines: [feed], leftOut: [{ sku: 'TREATS' }] };
  const replaced = { ...plain, lines: [feed, { sku: 'OTHER', quantity: 2, insteadOf: 'TREATS' }] };
  for (const each of [plain, soldOut, replaced]) assert.equal(false, isOneOfItsKind(each, usual));
  for (const own of [
    { payment: 'card' },
    { address: { id: '1' } },
    { lines: [feed, { ...treats, quantity: 5 }] },
    { lines: [feed, treats, { sku: 'EXTRA', quantity: 1 }] },
    { lines: [feed] },
  ])
    assert.equal(true, isOneOfItsKind({ ...plain, ...own }, usual));
});

test('the one that comes first stands first, and what has ended last', () => {
  const one = (/** @type {string} */ id, /** @type {string} */ state, deliverOn = '') => ({
    id,
    state,
    nextDelivery: deliverOn ? { deliverOn } : null,
  });
  const all = [
    one('ended', 'CANCELLED'),
    one('paused', 'PAUSED'),
    one('new year', 'ACTIVE', '2027-01-05'),
    one('no day yet', 'ACTIVE'),
    one('tomorrow', 'ACTIVE', '2026-12-02'),
  ];
  assert.deepEqual(
    ['tomorrow', 'new year', 'no day yet', 'paused', 'ended'],
    inOrder(all).map(({ id }) => id),
  );
});

test('how many come this time is what was chosen for it, or as many as always', () => {
  const feed = { sku: 'FEED', quantity: 1 };
  const coming = { lines: [{ sku: 'FEED', quantity: 3 }], leftOut: [] };
  assert.equal(3, quantityThisTime(coming, feed));
  assert.equal(0, quantityThisTime(coming, { sku: 'HAY', quantity: 2 }));
  const other = { lines: [{ sku: 'OTHER', quantity: 4, insteadOf: 'FEED' }], leftOut: [] };
  assert.equal(4, quantityThisTime(other, feed));
  assert.equal(1, quantityThisTime({ lines: [], leftOut: [{ sku: 'FEED' }] }, feed));
});

test('how it comes and is paid stands in the address where it is other than usual', () => {
  const usual = { deliveryMethod: 'home_delivery', payment: 'invoice', notice: 'email' };
  const how = { deliveryMethod: 'letter_box', payment: 'card', notice: 'email' };
  const things = [{ sku: 'MP-1', quantity: 2 }];
  const path = '/faste-leveringer/ny?varer=MP-1:2';
  assert.equal(`${path}&maate=letter_box&betaling=card`, startPath(things, {}, how));
  assert.equal(path, startPath(things, {}, usual));
  assert.deepEqual(how, howIn({ maate: 'letter_box', betaling: 'card' }));
  assert.deepEqual(usual, howIn({ betaling: 'gull', varsel: '' }));
});

test('by invoice nothing is charged, unless the next one is paid otherwise', () => {
  const next = { payment: null };
  assert.equal(false, isCharged({ payment: 'invoice', nextDelivery: next }));
  assert.equal(false, isCharged({ payment: 'invoice', nextDelivery: null }));
  assert.equal(true, isCharged({ payment: 'invoice', nextDelivery: { payment: 'vipps' } }));
  assert.equal(true, isCharged({ payment: 'card', nextDelivery: { payment: 'invoice' } }));
});
