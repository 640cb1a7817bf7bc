import { useLocation } from 'preact-iso';
import { sayAt } from '../../app/notice.jsx';
import { signedIn } from '../../app/session.js';
import { t } from '../../i18n/index.js';

/** @returns {(payload: { me: import('../../app/session.js').Customer }) => Promise<void>} leads whoever has come in to Oversikt, with a word */
export function useWelcome() {
  const { route } = useLocation();
  return async ({ me }) => {
    await signedIn(me);
    sayAt('/', () => t('claim.welcome'));
    route('/', true);
  };
}
