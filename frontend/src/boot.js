import { pageAt } from './app/plates.js';
import { languages } from './i18n/languages.js';
import { rememberedLanguage } from './i18n/remembered.js';

/**
 * Runs before the app has come, and starts fetching the page of this address beside it: asked for
 * by the app, the page would cost each first visit another turn to the server.
 */
const route = pageAt(location.pathname);

/** @param {{ texts: (keyof typeof import('./i18n/nb.js').default)[] }} route */
async function fetchTexts({ texts }) {
  const loaders = await languages[rememberedLanguage()]();
  await Promise.all(texts.map((section) => loaders[section]()));
}

/** The app asks for the same again, and says so where it can't be had. */
const leaveToTheApp = () => {};

if (route) Promise.all([route.page(), fetchTexts(route)]).catch(leaveToTheApp);
