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

  // @ts-expect-error: of all that a plugin may be, ours is an object with this hook.
  const { writeBundle } = config.plugins?.find((plugin) => plugin?.name === 'compressed') ?? {};
  await writeBundle?.({ dir }, files);

  const laid = Object.keys(texts).flatMap((name) => [name, `${name}.br`, `${name}.gz`]);
  assert.deepEqual((await readdir(dir)).sort(), [...laid, 'luna.webp'].sort());
  for (const [name, content] of Object.entries(texts)) {
    assert.equal(content, String(brotliDecompressSync(await readFile(join(dir, `${name}.br`)))));
    assert.equal(content, String(gunzipSync(await readFile(join(dir, `${name}.gz`)))));
  }
});
