import { useContext } from 'preact/hooks';
import { FormErrors } from '../../components/form-context.js';
import { t } from '../../i18n/index.js';

/**
 * After a sign-in that failed: the likeliest reasons, and the same ones for everybody, so that
 * nobody learns whether an address is known to us.
 */
export function WhatToTry() {
  const errors = useContext(FormErrors).value;
  if (!errors.some(({ code }) => code === 'WRONG_CREDENTIALS')) return null;
  return (
    <div class="try">
      <p>{t('sign-in.try.title')}</p>
      <ul>
        <li>{t('sign-in.try.email')}</li>
        <li>{t('sign-in.try.password')}</li>
        <li>
          <a class="ds-link" href="/glemt-passord">
            {t('sign-in.try.reset')}
          </a>
        </li>
        <li>{t('sign-in.try.unverified')}</li>
        <li>
          {t('sign-in.try.find')}{' '}
          <a class="ds-link" href="/finn-konto">
            {t('sign-in.find')}
          </a>
        </li>
      </ul>
    </div>
  );
}
