import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'graphql';
import { documentId, documentTexts, manifest } from './trusted-documents.js';

const schema = 'type Query { me: Customer } type Customer { id: ID! firstName: String }';
const name = ['name.graphql', 'fragment Name on Customer { id firstName }'];
const me = ['me.graphql', 'query Me { me { ...Name } }'];

/** @param {string[][]} sources */
const texts = (...sources) =>
  documentTexts(new Map(/** @type {[string, string][]} */ (sources)), schema);

test('a fragment is written out where it is used, and is no document of its own', () => {
  const expected = 'query Me {\n  me {\n    id\n    firstName\n    __typename\n  }\n}';
  assert.deepEqual([...texts(name, me)], [['me.graphql', expected]]);
});

test('what is printed parses as one operation', () => {
  const [text] = texts(name, me).values();
  assert.equal(parse(text).definitions.length, 1);
});

test('a field that the schema lacks stops the build and names the file', () => {
  const wrong = ['wrong.graphql', 'query Wrong { me { shoeSize } }'];
  assert.throws(() => texts(wrong), /wrong\.graphql: Cannot query field "shoeSize"/);
});

test('a spread of an unknown fragment stops the build', () => {
  assert.throws(() => texts(me), /the fragment Name/);
});

test('two operations in one file stop the build', () => {
  const two = ['two.graphql', 'query A { me { id } } query B { me { id } }'];
  assert.throws(() => texts(two), /two\.graphql: expected one operation/);
});

test('the manifest keeps each text under the SHA-256 of exactly that text', () => {
  const id = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.equal(documentId('abc'), id);
  assert.deepEqual(JSON.parse(manifest(['abc'])), { [id]: 'abc' });
});
