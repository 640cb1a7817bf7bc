// Prints, as JSON, what the app's sources say of themselves: its texts, its pages' addresses, and
// its words for numbers from two on.
import { readdir } from 'node:fs/promises';

const src = new URL('../../frontend/src/', import.meta.url);
const load = async (path) => (await import(new URL(path, src))).default;

async function texts(language) {
  const files = await readdir(new URL(`i18n/${language}/`, src));
  const parts = await Promise.all(files.map((file) => load(`i18n/${language}/${file}`)));
  return Object.assign({}, ...parts);
}

async function routes() {
  const folders = await readdir(new URL('pages/', src));
  const plates = await Promise.all(folders.map((folder) => load(`pages/${folder}/routes.js`)));
  return plates.flat().map(({ path, open = false }) => ({ path, open }));
}

const { counted } = await import(new URL('lib/texts.js', src));
const facts = { nb: await texts('nb'), en: await texts('en'), routes: await routes(), counted };
process.stdout.write(JSON.stringify(facts));
