import { askWhoIsIn } from '../../app/session.js';
import { mail } from '../../app/shop.js';
import { Form } from '../../components/form.jsx';
import { Page } from '../../components/page.jsx';
import { PasswordField } from '../../components/password-field.jsx';
import { t } from '../../i18n/index.js';
import { anything, checked } from '../../lib/checks.js';
import { password } from '../../lib/fields.js';
import { dropToken } from '../../lib/link-token.js';
import EmailChangeUndo from '../../operations/way-in/email-change-undo.graphql';

/**
 * @typedef {import('../../components/way-in/link-page.jsx').Link} Link
 *
 * Whoever has the old mailbox can freeze; only who knows the password as well takes the account
 * back, now or when the link is opened another day.
 *
 * @param {Link & { step: 'frozen' | 'take-back', onDone: () => void }} props
 */
export function TakeBack({ step, onDone, ...link }) {
  return (
    <Page key={step} title={t(`${step}.title`)} intro={t(`${step}.intro`)} isLedTo>
      <section class="card way-in" aria-labelledby="undo">
        <h2 id="undo">{t('frozen.undo.title')}</h2>
        <p>{t('frozen.undo.text')}</p>
        <UndoForm {...link} onDone={onDone} />
      </section>
      <p class="way-in-more">
        {t('frozen.help')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {t('link.write')}
        </a>
      </p>
    </Page>
  );
}

/** @param {Link & { onDone: () => void }} props */
function UndoForm({ token, onRefused, onDone }) {
  /** @param {FormData} fields */
  const read = (fields) =>
    checked({ token, password: password(fields, 'password') }, { password: anything }, t);
  return (
    <Form
      document={EmailChangeUndo}
      read={read}
      onDone={async () => {
        dropToken('/frys');
        await askWhoIsIn();
        onDone();
      }}
      onRefused={onRefused}
      submit={t('frozen.undo.submit')}
      busyLabel={t('frozen.undo.busy')}
      title={t('frozen.undo.failed')}
    >
      <PasswordField label={t('frozen.undo.password')} />
    </Form>
  );
}
