import assert from 'node:assert/strict';
import test from 'node:test';
import { boxAt, isOfBoxes, ticked, yearFault } from './boxes.js';

const text = { label: 'Ja', paragraphs: [], version: 3, language: 'NB' };
const asked = [
  { purpose: 'NEWS', text },
  { purpose: 'OFFERS', text },
];

test('only what was ticked is agreed to, with the text that stood there', () => {
  const fields = new FormData();
  assert.deepEqual([], ticked(fields, asked));
  fields.set('box.OFFERS', 'on');
  fields.set('box.SMS', 'on');
  const agreed = [{ purpose: 'OFFERS', version: 3, language: 'NB' }];
  assert.deepEqual(agreed, ticked(fields, asked));
});

test('what the server has against a place stands at its box', () => {
  const agreed = [{ purpose: 'OFFERS', version: 3, language: 'NB' }];
  assert.equal('box.OFFERS', boxAt('consents.0', agreed));
  assert.equal('consents.1', boxAt('consents.1', agreed));
  assert.equal('birthYear', boxAt('birthYear', agreed));
});

test('of a year one thing is wrong at most, and the last that may say yes is the one of sixteen', () => {
  assert.equal('invalid', yearFault(undefined, 2026));
  assert.equal('needed', yearFault(null, 2026));
  assert.deepEqual(['range', 'range'], [yearFault(2030, 2026), yearFault(1905, 2026)]);
  assert.deepEqual(['young', 'young'], [yearFault(2026, 2026), yearFault(2011, 2026)]);
  assert.deepEqual([undefined, undefined], [yearFault(2010, 2026), yearFault(1906, 2026)]);
});

test('the boxes and their year are told from what else a form has', () => {
  const names = ['box.NEWS', 'box', 'birthYear', 'email', 'boxer', ''];
  assert.deepEqual(['box.NEWS', 'box', 'birthYear'], names.filter(isOfBoxes));
});
