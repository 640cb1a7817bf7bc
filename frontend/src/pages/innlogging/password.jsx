import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { PasswordForm } from './password-form.jsx';
import { useOpener } from './use-opener.js';

/** @param {{ me: { email: string | null, passwordChangedAt: string | null } }} props */
export function Password({ me }) {
  const isOpen = useSignal(false);
  const opener = useOpener();
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );

  function open() {
    done.value = null;
    isOpen.value = true;
  }

  /** @param {() => string} text */
  function changed(text) {
    isOpen.value = false;
    done.value = goneNow(text);
  }

  function giveUp() {
    opener.noteGivenUp();
    isOpen.value = false;
  }

  return (
    <section class="card" aria-labelledby="password">
      <h2 id="password">{t('own-password.title')}</h2>
      <p>{lastChanged(me)}</p>
      {isOpen.value ? (
        <PasswordForm email={me.email} onDone={changed} onCancel={giveUp} />
      ) : (
        <div class="acts">
          <Button variant="secondary" ref={opener.ref} onClick={open}>
            {t('own-password.change')}
          </Button>
        </div>
      )}
      <Confirmation done={done.value} />
    </section>
  );
}

/** @param {{ passwordChangedAt: string | null }} me */
function lastChanged({ passwordChangedAt }) {
  if (!passwordChangedAt) return t('own-password.unchanged');
  return t('own-password.changed-at', { day: formatDayOf(passwordChangedAt, locale.value) });
}
