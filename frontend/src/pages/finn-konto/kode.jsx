import { useSignal } from '@preact/signals';
import { ButtonLink } from '../../components/button.jsx';
import { ChewedLetter } from '../../components/illustrations/scenes/chewed-letter.jsx';
import { Page } from '../../components/page.jsx';
import { Animals } from '../../components/way-in/animals.jsx';
import { t } from '../../i18n/index.js';
import { claim } from './asked.js';
import { CodeForm } from './code-form.jsx';
import { NewCode } from './new-code.jsx';

/** Where the code from the SMS is written; the same for a number that is nobody's. */
export default function CodePage() {
  return claim.value ? <Code token={claim.value} /> : <NoCode />;
}

/** @param {{ token: string }} props */
function Code({ token }) {
  /** The token that is of no use any more: tried three times, or too old. */
  const spent = useSignal(/** @type {string | null} */ (null));
  const isSpent = spent.value === token;
  return (
    <Page key="code" title={t('claim.code.title')} intro={t('claim.code.intro')}>
      <div class="card way-in with-animals">
        <Animals />
        <div role="alert">{isSpent && <p class="failure">{t('claim.code.spent')}</p>}</div>
        <CodeForm
          token={token}
          onSpent={() => {
            spent.value = token;
          }}
        />
      </div>
      <NewCode />
    </Page>
  );
}

function NoCode() {
  return (
    <Page
      key="none"
      title={t('claim.code.gone.title')}
      name={t('claim.code.title')}
      intro={t('claim.code.gone.text')}
    >
      <ChewedLetter class="scene" />
      <div class="acts">
        <ButtonLink href="/finn-konto">{t('claim.code.ask')}</ButtonLink>
        <ButtonLink href="/logg-inn" variant="secondary">
          {t('link.sign-in')}
        </ButtonLink>
      </div>
    </Page>
  );
}
