import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import config from '../vite.config.js';

const texts = { 'app.js': "console.log('Hei, Luna!');", 'index.html': '<h1>Min Side</h1>' };

test('the build lays each text beside itself, compressed, and nothing else', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'compressed-'));
  const files = { ...texts, 'luna.webp': 'a picture' };
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);

  for (const plugin of config.plugins ?? []) {
    // @ts-expect-error: of all its hooks ours is the one that is called after the files are written.
    await plugin.writeBundle?.({ dir }, files);
  }

  const laid = Object.keys(texts).flatMap((name) => [name, `${name}.br`, `${name}.gz`]);
  assert.deepEqual((await readdir(dir)).sort(), [...laid, 'luna.webp'].sort());
  for (const [name, content] of Object.entries(texts)) {
    assert.equal(content, String(brotliDecompressSync(await readFile(join(dir, `${name}.br`)))));
    assert.equal(content, String(gunzipSync(await readFile(join(dir, `${name}.gz`)))));
  }
});
