import assert from 'node:assert/strict';
import test from 'node:test';
import { boxAt, ticked } from './boxes.js';

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
