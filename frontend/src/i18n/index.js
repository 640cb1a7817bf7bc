import { computed, signal } from '@preact/signals';
import { fill } from '../lib/texts.js';
import { languages } from './languages.js';
import { remember } from './remembered.js';

/**
 * @typedef {import('./remembered.js').Language} Language
 * @typedef {typeof import('./nb.js').default} Bokmal
 * @typedef {keyof Bokmal} Section a page's texts, loaded together with the page
 * @typedef {Bokmal[Section]} Loader
 * @typedef {Awaited<ReturnType<Loader>>['default']} Texts
 * @typedef {Texts extends infer T ? T extends T ? keyof T & string : never : never} Key
 */

/** British, since its dates read day before month, as Norwegians write them. */
const locales = { nb: 'nb-NO', en: 'en-GB' };

/** @type {import('@preact/signals').Signal<Language>} */
export const language = signal('nb');

/** BCP 47, for `Intl`. */
export const locale = computed(() => locales[language.value]);

/** @type {import('@preact/signals').Signal<Record<string, import('../lib/texts.js').Text>>} */
const texts = signal({});

/** @type {Set<Section>} */
const loaded = new Set();

let last = Promise.resolve();

/**
 * One change of the texts after the other: a page that loads while the language changes would
 * otherwise keep the old language, or lose its texts.
 *
 * @param {() => Promise<void>} change
 */
function inTurn(change) {
  last = last.then(change, change);
  return last;
}

/**
 * Makes a page's texts ready in the language chosen.
 *
 * @param {...Section} sections
 */
export function loadTexts(...sections) {
  return inTurn(() => addTexts(sections));
}

/** @param {Section[]} sections */
async function addTexts(sections) {
  const missing = sections.filter((section) => !loaded.has(section));
  const found = await fetchTexts(language.value, missing);
  for (const section of missing) loaded.add(section);
  texts.value = { ...texts.value, ...found };
}

/**
 * Turns every text already on the page into another language at once.
 *
 * @param {Language} chosen
 */
export function switchLanguage(chosen) {
  return inTurn(() => turnInto(chosen));
}

/** @param {Language} chosen */
async function turnInto(chosen) {
  texts.value = await fetchTexts(chosen, [...loaded]);
  language.value = chosen;
  document.documentElement.lang = chosen;
  remember(chosen);
}

/** @param {Language} chosen @param {Section[]} sections */
async function fetchTexts(chosen, sections) {
  const loaders = await languages[chosen]();
  const modules = await Promise.all(sections.map((section) => loaders[section]()));
  return Object.assign({}, ...modules.map((module) => module.default));
}

/**
 * @param {Key} key
 * @param {import('../lib/texts.js').Values} [values]
 * @returns {string} in the language chosen; a component that calls it follows the language
 */
export function t(key, values = {}) {
  if (!has(key)) console.error(`no text: ${key}`);
  return fill(texts.value[key] ?? key, values, locale.value);
}

/** @param {string} key @returns {boolean} whether the page has a text of that key */
export const has = (key) => key in texts.value;
