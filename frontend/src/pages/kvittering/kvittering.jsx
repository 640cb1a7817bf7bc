import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import { checkReceipt } from '../../lib/receipt.js';
import { ReceiptPlace } from './receipt-place.jsx';
import { Verdict } from './verdict.jsx';
import './kvittering.css';

/** @typedef {import('../../lib/receipt.js').Checked | { verdict: 'no-keys' | 'empty' | 'paper' }} Outcome */

/** @typedef {import('../../lib/receipt.js').Known} Known */

const keys = '/.well-known/minside-consents.json';

/**
 * Whether a receipt of a consent is as the shop signed it; it never leaves the browser (N7). The keys come
 * with the page: who is offline since then can check too.
 */
export default function ReceiptPage() {
  const typed = useSignal('');
  const known = useSignal(/** @type {Known | null} */ (null));
  const outcome = useSignal(/** @type {Outcome | null} */ (null));
  useEffect(() => {
    fetched().then((found) => {
      known.value ??= found;
    });
  }, [known]);
  /** @param {string} file */
  const check = async (file) => {
    outcome.value = null;
    outcome.value = await checked(file, known);
  };
  /** @param {import('../../lib/receipt.js').Given} file */
  const take = ({ text, isPaper }) => {
    typed.value = text ?? '';
    if (text === null) outcome.value = { verdict: isPaper ? 'paper' : 'not-one' };
    else check(text);
  };
  const press = () => {
    if (typed.value.trim()) check(typed.value);
    // What was said of the paper is said of it still.
    else if (outcome.value?.verdict !== 'paper') outcome.value = { verdict: 'empty' };
  };
  return (
    <Page title={t('proof.title')} intro={t('proof.intro')}>
      <form
        class="card form"
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        <ReceiptPlace
          typed={typed.value}
          onFile={take}
          onType={(text) => {
            typed.value = text;
            outcome.value = null;
          }}
        />
        <Button type="submit">{t('proof.check')}</Button>
      </form>
      <div role="status">{outcome.value && <Verdict outcome={outcome.value} />}</div>
      <p class="soft">{t('proof.private')}</p>
    </Page>
  );
}

/**
 * A key that isn't known may be one of ours since the page was opened: it is asked for once more.
 *
 * @param {string} file
 * @param {import('@preact/signals').Signal<Known | null>} known
 * @returns {Promise<Outcome>}
 */
async function checked(file, known) {
  const outcome = known.value && (await checkReceipt(file, known.value));
  if (outcome && outcome.verdict !== 'unknown-key') return outcome;
  const found = await fetched();
  known.value = found ?? known.value;
  return found ? checkReceipt(file, found) : { verdict: 'no-keys' };
}

/** @returns {Promise<Known | null>} */
async function fetched() {
  return fetch(keys)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
}
