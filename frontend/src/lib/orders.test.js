import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  apart,
  complainPath,
  expectedOn,
  followed,
  isAllBack,
  isAllSentBack,
  isAnyToCome,
  orderInvoicePath,
  orderReturnPath,
  returningOf,
  sentBack,
  shownOf,
  sinceWhen,
  specialOf,
  story,
  withdrawnFromBack,
} from './orders.js';

/** @param {object} [said] @returns {import('./orders.js').Shipment} */
const parcel = (said) => ({
  state: 'ON_ITS_WAY',
  purpose: 'ORDER',
  carrier: 'Posten',
  trackingUrl: 'https://sporing.example/1',
  shippedAt: '2026-11-24T09:00:00Z',
  deliveredAt: null,
  returnedAt: null,
  ...said,
});

/** @param {string} kind @param {string | null} [reference] */
const moment = (kind, reference = null) => ({ at: '2026-11-24T09:00:00Z', kind, reference });

/** @param {ReturnType<typeof moment>[]} timeline */
const kinds = (...timeline) => story(timeline).map(({ kind }) => kind);

const line = {
  line: '1',
  quantity: 2,
  isCancelled: false,
  isUnordered: false,
  shippedQuantity: 2,
  returnedQuantity: 0,
};

/** @param {import('./orders.js').OrderState} state @param {string[]} returns their states, each with both in it */
const order = (state, ...returns) => withReturns(2, state, ...returns);

/** @param {number} quantity of the line in each @param {import('./orders.js').OrderState} state @param {string[]} returns */
const withReturns = (quantity, state, ...returns) => ({
  state,
  returns: returns.map((each) => ({ state: each, lines: [{ line: '1', quantity }] })),
});

test('a state dates from the last parcel that made it so', () => {
  const later = parcel({ shippedAt: '2026-11-26T09:00:00Z' });
  assert.equal(
    '2026-11-26T09:00:00Z',
    sinceWhen({ state: 'SHIPPED', shipments: [later, parcel()] }),
  );
  assert.equal(null, sinceWhen({ state: 'PACKING', shipments: [] }));
});

test('a letter with an invoice is no parcel on its way', () => {
  const letter = parcel({ purpose: 'INVOICE', shippedAt: '2026-11-28T09:00:00Z' });
  assert.equal(
    '2026-11-24T09:00:00Z',
    sinceWhen({ state: 'SHIPPED', shipments: [parcel(), letter] }),
  );
  assert.deepEqual([], followed([letter]));
});

test('a cancelled order says when, where its story is known', () => {
  const timeline = [moment('PLACED'), moment('CANCELLED')];
  assert.equal('2026-11-24T09:00:00Z', sinceWhen({ state: 'CANCELLED', shipments: [], timeline }));
  assert.equal(null, sinceWhen({ state: 'CANCELLED', shipments: [] }));
});

test('only parcels that are on their way and have a place to look are followed', () => {
  const home = parcel({ state: 'DELIVERED' });
  const unknown = parcel({ trackingUrl: null });
  const one = parcel();
  assert.deepEqual([one], followed([home, unknown, one]));
});

test('the story is told newest first, and what came of something stands in its place', () => {
  assert.deepEqual(
    ['DELIVERED', 'SHIPPED', 'PLACED'],
    kinds(moment('PLACED'), moment('PACKING'), moment('SHIPPED', 'P1'), moment('DELIVERED', 'P1')),
  );
  assert.deepEqual(['CANCELLED'], kinds(moment('CANCEL_REQUESTED'), moment('CANCELLED')));
  assert.deepEqual(['PAID'], kinds(moment('PAYMENT_FAILED'), moment('PAID', '1042')));
});

test('what is about one return or invoice says nothing of another', () => {
  assert.deepEqual(
    ['RETURN_RECEIVED', 'RETURN_OPENED'],
    kinds(
      moment('RETURN_OPENED', 'R-1'),
      moment('RETURN_OPENED', 'R-2'),
      moment('RETURN_RECEIVED', 'R-2'),
    ),
  );
});

test('what comes before is no answer to what comes after', () => {
  assert.deepEqual(
    ['CANCEL_REQUESTED', 'CANCELLATION_REFUSED'],
    kinds(moment('CANCELLATION_REFUSED'), moment('CANCEL_REQUESTED')),
  );
});

test('pictures are of what one gets, or of all where everything was cancelled', () => {
  const kept = { isCancelled: false };
  const cancelled = { isCancelled: true };
  assert.deepEqual([kept, kept], shownOf([cancelled, kept, kept]));
  assert.deepEqual([cancelled], shownOf([cancelled]));
});

test('a line says what is special about it, and nothing where nothing is', () => {
  const sent = order('SHIPPED');
  assert.deepEqual([], specialOf(line, sent));
  assert.deepEqual(['cancelled'], specialOf({ ...line, isCancelled: true }, sent));
  const uninvited = { ...line, isCancelled: true, isUnordered: true };
  assert.deepEqual(['unordered'], specialOf(uninvited, sent));
});

test('what is on its way back is not back yet', () => {
  const some = { ...line, returnedQuantity: 1 };
  const all = { ...line, returnedQuantity: 2 };
  assert.deepEqual(['returning'], specialOf(all, order('DELIVERED', 'OPEN')));
  assert.deepEqual(['returning.some'], specialOf(some, withReturns(1, 'DELIVERED', 'OPEN')));
  assert.deepEqual(['returned.some'], specialOf(some, order('DELIVERED', 'RECEIVED')));
  assert.deepEqual(['returned'], specialOf(all, order('DELIVERED', 'REFUNDED')));
  assert.deepEqual([], specialOf(line, order('DELIVERED', 'WITHDRAWN')));
});

test('a line that has not all been sent says so once others have', () => {
  const part = { ...line, shippedQuantity: 1 };
  assert.deepEqual(['waiting'], specialOf(part, order('PARTLY_SHIPPED')));
  assert.deepEqual([], specialOf(part, order('PLACED')));
});

test('a line may be called anything, and still has an address', () => {
  assert.equal('/bestillinger/o-1/reklamasjon/1%2F2', complainPath('o-1', '1/2'));
});

test('a parcel that came back is under way to nobody', () => {
  const home = { state: 'PARCEL_RETURNED', shipments: [parcel()] };
  const coming = { state: 'SHIPPED', shipments: [parcel()] };
  const withdrawn = { state: 'DELIVERED', shipments: [parcel({ state: 'RETURNED' })] };
  assert.deepEqual({ back: [home, withdrawn], coming: [coming] }, apart([coming, home, withdrawn]));
});

test('an order is expected the day its last parcel is, where that is known of each', () => {
  const [early, late] = ['2026-12-01', '2026-12-03'].map((day) => parcel({ expectedOn: day }));
  const home = parcel({ state: 'DELIVERED' });
  assert.equal('2026-12-03', expectedOn([late, early, home]));
  assert.equal(null, expectedOn([late, parcel()]));
  assert.equal(null, expectedOn([]));
});

test('all is sent back where nothing that was bought is kept', () => {
  const back = { ...line, returnedQuantity: 2 };
  const cancelled = { ...line, isCancelled: true };
  assert.ok(isAllSentBack({ lines: [back, cancelled] }));
  assert.ok(!isAllSentBack({ lines: [back, line] }));
  assert.ok(!isAllSentBack({ lines: [cancelled] }));
});

test('only what is told of and has not come is on its way back', () => {
  const { returns } = withReturns(1, 'DELIVERED', 'OPEN', 'RECEIVED', 'WITHDRAWN');
  assert.equal(1, returningOf({ line: '1' }, returns));
  assert.equal(0, returningOf({ line: '2' }, returns));
});

test('what was warned of, and that a return was told of, stays in the story', () => {
  assert.deepEqual(
    ['SENT_TO_COLLECTION', 'REMINDED', 'REMINDED'],
    kinds(moment('REMINDED', 'F'), moment('REMINDED', 'F'), moment('SENT_TO_COLLECTION', 'F')),
  );
  assert.deepEqual(
    ['RETURN_WITHDRAWN', 'RETURN_OPENED'],
    kinds(moment('RETURN_OPENED', 'R'), moment('RETURN_WITHDRAWN', 'R')),
  );
});

test('an invoice and a return have places of their own on the page of their order', () => {
  assert.equal('/bestillinger/o-1#invoice-f-1', orderInvoicePath('o-1', 'f-1'));
  assert.equal('/bestillinger/o-1#return-r-1', orderReturnPath('o-1', 'r-1'));
});

test('what is taken off an invoice for a return is told once', () => {
  const of = (/** @type {string} */ amount) => ({ amount: { amount } });
  assert.deepEqual(
    ['RETURN_DEDUCTED', 'CREDITED'],
    kinds(
      { ...moment('CREDITED', 'F'), ...of('50.00') },
      { ...moment('CREDITED', 'F'), ...of('249.00') },
      { ...moment('RETURN_DEDUCTED', 'R'), ...of('249.00') },
    ),
  );
});

test('what was withdrawn from and lies in the shop has a last day for its money', () => {
  const moneyBack = { amount: '79.90', currency: 'NOK' };
  const back = { state: 'OPEN', places: ['IN_SHOP'], moneyBy: '2026-12-10', moneyBack };
  const earlier = { ...back, moneyBy: '2026-12-08' };
  const coming = { ...back, places: ['ON_ITS_WAY'], moneyBy: '2026-12-12' };
  const of = (/** @type {Partial<import('./orders.js').Withdrawn>[]} */ ...returns) =>
    withdrawnFromBack({ returns: returns.map((each) => ({ ...back, ...each })) });
  const twice = { amount: '159.80', currency: 'NOK' };
  assert.deepEqual(of(earlier, back, coming), { moneyBy: '2026-12-10', money: twice });
  assert.deepEqual(of({ state: 'OPEN', moneyBy: null }), { moneyBy: null, money: moneyBack });
  assert.deepEqual(of({ state: 'RECEIVED', moneyBy: null }), { moneyBy: null, money: moneyBack });
  assert.equal(of(earlier, { ...back, moneyBack: null })?.money, null);
  assert.equal(of(coming), null);
  assert.equal(of({ state: 'WITHDRAWN', moneyBy: null }), null);
  assert.equal(of(), null);
});

test('something is yet to come where a line that can be withdrawn from is', () => {
  const places = (/** @type {string[]} */ ...each) => ({ returnablePlaces: each });
  assert.ok(isAnyToCome({ lines: [places('IN_SHOP'), places('ON_ITS_WAY', 'WITH_CUSTOMER')] }));
  assert.ok(!isAnyToCome({ lines: [places('IN_SHOP'), places()] }));
});

test('all is back where each parcel with goods is', () => {
  const back = parcel({ state: 'RETURNED' });
  assert.ok(isAllBack([back, parcel({ purpose: 'INVOICE' })]));
  assert.ok(!isAllBack([back, parcel()]));
  assert.ok(!isAllBack([]));
});

test('some of an order goes back where one of what was bought does', () => {
  const back = { ...line, returnedQuantity: 1 };
  assert.deepEqual([back], sentBack({ lines: [line, back] }));
  assert.deepEqual([], sentBack({ lines: [line, { ...back, isUnordered: true }] }));
});
