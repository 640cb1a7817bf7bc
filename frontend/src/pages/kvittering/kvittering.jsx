import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { checkReceipt } from '../../lib/receipt.js';
import { ReceiptPlace } from './receipt-place.jsx';
import { Verdict } from './verdict.jsx';
import './kvittering.css';

/** @typedef {import('../../lib/receipt.js').Checked | { verdict: 'no-keys' }} Outcome */

const keys = '/.well-known/minside-consents.json';

/** Whether a receipt of a consent is as the shop signed it; it never leaves the browser (N7). */
export default function ReceiptPage() {
  const typed = useSignal('');
  const outcome = useSignal(/** @type {Outcome | null} */ (null));
  /** @param {string} file */
  const check = async (file) => {
    outcome.value = null;
    outcome.value = await checked(file);
  };
  return (
    <Page title={t('proof.title')} intro={t('proof.intro')}>
      <form
        class="card form"
        onSubmit={(event) => {
          event.preventDefault();
          check(typed.value);
        }}
      >
        <ReceiptPlace typed={typed} onFile={check} />
        <Button type="submit">{t('proof.check')}</Button>
      </form>
      <div role="status">{outcome.value && <Verdict outcome={outcome.value} />}</div>
      <p class="soft">{t('proof.private')}</p>
    </Page>
  );
}

/** @param {string} file @returns {Promise<Outcome>} */
async function checked(file) {
  const known = await fetch(keys)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return known ? checkReceipt(file, known) : { verdict: 'no-keys' };
}
