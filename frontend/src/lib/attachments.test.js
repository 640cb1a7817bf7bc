import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attachmentsIn,
  joinAttachments,
  LARGEST_DOCUMENT,
  problemWithAttachment,
} from './attachments.js';

test('a form holds what was attached with its names, in their order', () => {
  const all = [
    { upload: 'a1', name: 'kvittering fra i går.pdf' },
    { upload: 'b2', name: '' },
  ];
  assert.deepEqual({ attachments: all, isWaiting: false }, attachmentsIn(joinAttachments(all)));
});

test('what is on its way is known to be', () => {
  const held = joinAttachments([
    { upload: null, name: 'a.png' },
    { upload: 'b2', name: 'b\nc.png' },
  ]);
  const found = { attachments: [{ upload: 'b2', name: 'b\nc.png' }], isWaiting: true };
  assert.deepEqual(found, attachmentsIn(held));
  assert.deepEqual({ attachments: [], isWaiting: false }, attachmentsIn(''));
});

test('a file is known by how it begins, and measured by its kind', async () => {
  const problem = async (/** @type {BlobPart[]} */ ...parts) =>
    (await problemWithAttachment(new Blob(parts))).problem;
  assert.equal(null, await problem('%PDF-1.7 …'));
  assert.equal(null, await problem('GIF89a'));
  assert.equal('NOT_AN_ATTACHMENT', await problem('PK\x03\x04'));
  assert.equal('EMPTY', await problem());
  assert.equal('TOO_LARGE', await problem('%PDF-', new Uint8Array(LARGEST_DOCUMENT)));
});
