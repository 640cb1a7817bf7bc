import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** What a first visit may cost, gzip, in bytes. */
const limits = { js: 40_000, css: 20_000 };

const dist = new URL('../dist/', import.meta.url);
const html = await readFile(new URL('index.html', dist), 'utf8');
const first = new Set(
  [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]),
);
const files = (await readdir(new URL('assets/', dist))).filter((name) => /\.(js|css)$/.test(name));
const weighed = await Promise.all(files.sort().map((name) => weigh(`assets/${name}`)));

for (const { file, bytes, isFirst } of weighed) {
  console.log(`${isFirst ? 'first' : 'later'}  ${kilobytes(bytes)}  ${file}`);
}
const results = Object.entries(limits).map(([kind, limit]) => check(kind, limit));
process.exitCode = results.every(Boolean) ? 0 : 1;

/** @param {string} file */
async function weigh(file) {
  const bytes = gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length;
  return { file, bytes, isFirst: first.has(file) };
}

/** @param {string} kind @param {number} limit @returns {boolean} whether the first load keeps to it */
function check(kind, limit) {
  const counted = weighed.filter(({ file, isFirst }) => isFirst && file.endsWith(`.${kind}`));
  const bytes = counted.reduce((sum, file) => sum + file.bytes, 0);
  // A first load without scripts or styles means that nothing was measured.
  const isKept = bytes > 0 && bytes <= limit;
  console.log(
    `${isKept ? 'ok  ' : 'OVER'}  first load ${kind}: ${kilobytes(bytes)} of ${kilobytes(limit)}`,
  );
  return isKept;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(5)} kB`;
}
