import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_BYTES, megabytes, problemWithPicture } from './picture.js';

const JPEG = [0xff, 0xd8, 0xff, 0xe0];

/** @param {number[]} start @param {number} [size] */
const file = (start, size = 32) => new Blob([new Uint8Array(size).map((_, i) => start[i] ?? 0)]);

/** @param {string} text */
const bytes = (text) => [...text].map((character) => character.charCodeAt(0));

test('pictures are known by their first bytes', async () => {
  const png = [0x89, ...bytes('PNG\r\n\x1a\n')];
  for (const start of [JPEG, png, bytes('GIF89a'), bytes('RIFF....WEBPVP8 ')]) {
    assert.equal(null, await problemWithPicture(file(start)));
  }
});

test('a document, a sound and an empty file are no pictures', async () => {
  assert.equal('NOT_A_PICTURE', await problemWithPicture(file(bytes('%PDF-1.7'))));
  assert.equal('NOT_A_PICTURE', await problemWithPicture(file(bytes('RIFF....WAVEfmt '))));
  assert.equal('EMPTY', await problemWithPicture(new Blob([])));
});

test('a picture of just the most bytes goes, one byte more is too large', async () => {
  assert.equal(null, await problemWithPicture(file(JPEG, MOST_BYTES)));
  assert.equal('PICTURE_TOO_LARGE', await problemWithPicture(file(JPEG, MOST_BYTES + 1)));
});

test('a size just over the limit is never shown as the limit', () => {
  assert.equal('12', megabytes(MOST_BYTES, 'nb'));
  assert.equal('12,1', megabytes(MOST_BYTES + 1, 'nb'));
});
