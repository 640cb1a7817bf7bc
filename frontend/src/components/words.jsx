import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { language } from '../i18n/index.js';

/**
 * The language that the server worded what is shown in: no page mixes two, so that which it said in
 * another one is left out until it has said it anew.
 */
export const WordedIn = createContext(
  /** @type {import('../i18n/index.js').Language | undefined} */ (undefined),
);

/** The server's own words. @param {{ children: string | null }} props */
export function Words({ children }) {
  return useContext(WordedIn) === language.value ? children : null;
}
