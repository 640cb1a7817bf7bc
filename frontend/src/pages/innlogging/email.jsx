import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { Confirmation, goneNow } from '../../components/confirmation.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { EmailCode } from './email-code.jsx';
import { NewEmail } from './new-email.jsx';
import { useEmailChange } from './use-email-change.js';

/**
 * @typedef {object} Pending an address that waits for its code
 * @property {string} newEmail
 * @property {string} expiresAt
 *
 * @typedef {object} Owner
 * @property {string | null} email none yet for who was known to the shop without one
 * @property {string | null} emailRefusedSince
 * @property {Pending | null} pendingEmailChange
 *
 * @param {{ me: Owner }} props
 */
export function Email({ me }) {
  const change = useEmailChange(me.pendingEmailChange);
  const done = useSignal(
    /** @type {import('../../components/confirmation.jsx').Done | null} */ (null),
  );

  function begin() {
    done.value = null;
    change.begin();
  }

  /** @param {string} email the new one */
  function changed(email) {
    const before = me.email;
    change.end();
    done.value = goneNow(() =>
      before ? t('own-email.done', { email, before }) : t('own-email.done.first', { email }),
    );
  }

  return (
    <section class="card" aria-labelledby="email">
      <h2 id="email">{t('own-email.title')}</h2>
      <Current me={me} />
      {change.step === 'rest' && (
        <div class="acts">
          <Button variant="secondary" ref={change.opener.ref} onClick={begin}>
            {t(me.email ? 'own-email.change' : 'own-email.add')}
          </Button>
        </div>
      )}
      {change.step === 'address' && (
        <NewEmail
          typed={change.sent?.newEmail}
          isLedTo={change.isLedTo}
          onSent={change.sentTo}
          onCancel={change.giveUp}
        />
      )}
      {change.step === 'code' && change.sent && (
        <EmailCode
          sent={change.sent}
          isSpent={change.isSpent}
          isLedTo={change.isLedTo}
          onSent={change.sentTo}
          onOther={change.begin}
          onDone={changed}
        />
      )}
      <Confirmation done={done.value} />
    </section>
  );
}

/** @param {{ me: Owner }} props */
function Current({ me: { email, emailRefusedSince } }) {
  return (
    <>
      <div>
        {email && <p class="own-address">{email}</p>}
        <p class="soft small">{t(email ? 'own-email.use' : 'own-email.none')}</p>
      </div>
      {emailRefusedSince && (
        <p class="failure">
          {t('own-email.refused', { day: formatDayOf(emailRefusedSince, locale.value) })}
        </p>
      )}
    </>
  );
}
