import { Icon } from '../components/icon.jsx';
import { HouseMark } from '../components/illustrations/house-mark.jsx';
import { language, t } from '../i18n/index.js';
import { chooseLanguage } from './session.js';

/** @param {{ withMenu: boolean }} props */
export function Header({ withMenu }) {
  return (
    <header class="header">
      <a class="brand" href="/" aria-label={t('app.home')}>
        <HouseMark class="brand-mark" />
        <span aria-hidden="true">
          mikopet <em>{t('app.name')}</em>
        </span>
      </a>
      <LanguageSwitch />
      {withMenu && (
        <button
          type="button"
          class="ds-button menu-button"
          data-variant="secondary"
          popovertarget="menu"
        >
          <Icon name="menu" />
          {t('menu.open')}
        </button>
      )}
    </header>
  );
}

const languages = /** @type {const} */ ([
  ['nb', 'NO', 'Norsk bokmål'],
  ['en', 'EN', 'English'],
]);

function LanguageSwitch() {
  return (
    <fieldset class="languages">
      <legend class="ds-sr-only">{t('menu.language')}</legend>
      {languages.map(([code, short, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language.value === code}
          aria-label={`${short}, ${name}`}
          onClick={() => chooseLanguage(code)}
        >
          {short}
        </button>
      ))}
    </fieldset>
  );
}
