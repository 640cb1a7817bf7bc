import nb from './nb.js';

/** The loaders of each language's texts. Bokmål's are at hand, since most people read it. */
export const languages = {
  nb: async () => nb,
  en: async () => (await import('./en.js')).default,
};
