import { useEffect } from 'preact/hooks';
import { Dialog } from '../components/dialog.jsx';
import { SignInForm } from '../components/sign-in-form.jsx';
import { has, loadTexts, t } from '../i18n/index.js';
import { expired, signedIn } from './session.js';

/** Signing in again on top of the page, which keeps what was typed. */
export function ExpiredSession() {
  return expired.value ? <SignInAgain /> : null;
}

function SignInAgain() {
  useEffect(() => {
    loadTexts('signIn');
  }, []);
  return (
    <Dialog title={t('expired.title')}>
      <p>{t('expired.text')}</p>
      {has('sign-in.submit') && <SignInForm onDone={signedIn} />}
    </Dialog>
  );
}
