import './boot.js';
import '@digdir/designsystemet-web/ds-error-summary';
import '@digdir/designsystemet-web/ds-field';
import { render } from 'preact';
import { App } from './app/app.jsx';
import { preload } from './app/routes.js';
import { loadSession } from './app/session.js';
import { loadTexts, switchLanguage } from './i18n/index.js';
import { rememberedLanguage } from './i18n/remembered.js';

loadSession();
const chosen = rememberedLanguage();
if (chosen !== 'nb') switchLanguage(chosen);
// The page comes beside the app, so the first picture can be the whole one.
await Promise.all([loadTexts('common', 'shell'), preload(location.pathname)]);
render(<App />, /** @type {Element} */ (document.getElementById('app')));
