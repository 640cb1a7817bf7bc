import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is worth compressing; pictures and fonts are as small as they get. */
const text = /\.(css|html|js|json|map|svg|txt|webmanifest)$/;

const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };

/** @type {Record<string, (content: Buffer) => Promise<Buffer>>} by the ending of the file's name */
const codings = {
  br: (content) => promisify(brotliCompress)(content, { params }),
  gz: (content) => promisify(gzip)(content, { level: 9 }),
};

/**
 * Lays beside each text that is built the same as `.br` and `.gz`, as small as it gets: once, and
 * not at each start of a server.
 *
 * @returns {import('vite').Plugin}
 */
export function compressed() {
  return {
    name: 'compressed',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => text.test(file));
      await Promise.all(files.map((file) => layBeside(join(dir, file))));
    },
  };
}

/** @param {string} path */
async function layBeside(path) {
  const content = await readFile(path);
  const laid = Object.entries(codings).map(async ([ending, code]) =>
    writeFile(`${path}.${ending}`, await code(content)),
  );
  await Promise.all(laid);
}
