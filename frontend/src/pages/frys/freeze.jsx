import { useSignal } from '@preact/signals';
import { askWhoIsIn } from '../../app/session.js';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { Failure } from '../../components/failure.jsx';
import { SafeHouse } from '../../components/illustrations/scenes/safe-house.jsx';
import { Page } from '../../components/page.jsx';
import { t } from '../../i18n/index.js';
import EmailChangeFreeze from '../../operations/way-in/email-change-freeze.graphql';

/**
 * @typedef {object} Ways
 * @property {() => void} onDone
 * @property {() => void} onTakeBack by whoever froze it before
 *
 * @param {import('../../components/way-in/link-page.jsx').Link & Ways} props
 */
export function Freeze({ token, onRefused, onDone, onTakeBack }) {
  const { busy, run } = useMutation(EmailChangeFreeze);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | undefined} */ (undefined),
  );

  async function freeze() {
    outcome.value = undefined;
    const answer = await run({ token });
    if (!answer || ('errors' in answer && onRefused(answer.errors))) return;
    if (!('payload' in answer)) {
      outcome.value = answer;
      return;
    }
    await askWhoIsIn();
    onDone();
  }

  return (
    <Page key="freeze" title={t('freeze.title')} intro={t('freeze.intro')}>
      <SafeHouse class="scene" />
      <div class="card way-in">
        <ul class="steps">
          <li>{t('freeze.means.out')}</li>
          <li>{t('freeze.means.still')}</li>
          <li>{t('freeze.means.safe')}</li>
        </ul>
        <Failure outcome={outcome.value} />
        <div class="acts">
          <Button busy={busy.value} busyLabel={t('freeze.busy')} onClick={freeze}>
            {t('freeze.submit')}
          </Button>
        </div>
      </div>
      <p class="way-in-more">{t('freeze.was-me')}</p>
      <div class="section">
        <p class="way-in-more">{t('freeze.take-back')}</p>
        <div class="acts">
          <Button variant="secondary" onClick={onTakeBack}>
            {t('freeze.take-back.act')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
