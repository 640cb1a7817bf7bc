import '@digdir/designsystemet-web/ds-error-summary';
import '@digdir/designsystemet-web/ds-field';
import { render } from 'preact';
import { App } from './app/app.jsx';
import { preload } from './app/routes.js';
import { loadSession } from './app/session.js';
import { loadTexts, rememberedLanguage, switchLanguage } from './i18n/index.js';

loadSession();
const chosen = rememberedLanguage();
if (chosen !== 'nb') switchLanguage(chosen);
const ready = loadTexts('common');
preload(location.pathname);
await ready;
render(<App />, /** @type {Element} */ (document.getElementById('app')));
