import { t } from '../../i18n/index.js';
import { Button, ButtonLink } from '../button.jsx';
import { Letter } from '../illustrations/scenes/letter.jsx';
import { Page } from '../page.jsx';
import './way-in.css';

/**
 * Says where the letter went, what to do with it, and what to do if it doesn't come. It stands for
 * as long as one likes, and says the same whether the address is known to us or not.
 *
 * @typedef {'register' | 'forgot' | 'claim' | 'newsletter' | 'leave'} Kind
 *
 * @param {object} props
 * @param {string | undefined} props.to the address; unknown after a reload
 * @param {Kind} props.kind of letter
 * @param {string | (() => void)} props.back path of the form, or what shows it where it is on this page
 * @param {preact.ComponentChildren} props.children what can be done where nothing comes
 */
export function MailSent({ to, kind, back, children }) {
  if (!to) return <SentUnknown back={back} />;
  return (
    <Page title={t('sent.title')}>
      <p class="page-intro">
        {t('sent.to')} <span class="address">{to}</span>
      </p>
      <Letter class="scene" />
      <Steps kind={kind} />
      <Nothing>{children}</Nothing>
    </Page>
  );
}

/** @param {{ children: preact.ComponentChildren }} props what can be done about it */
function Nothing({ children }) {
  return (
    <section class="section" aria-labelledby="nothing">
      <h2 id="nothing">{t('sent.nothing.title')}</h2>
      <p>
        {t('sent.nothing.wait')} {t('sent.nothing.often')}
      </p>
      {children}
    </section>
  );
}

/** @param {{ kind: Kind }} props */
function Steps({ kind }) {
  return (
    <section class="card way-in" aria-labelledby="next">
      <h2 id="next">{t('sent.next.title')}</h2>
      <ol class="steps">
        <li>{t('sent.open')}</li>
        <li>{t(`sent.${kind}.follow`)}</li>
      </ol>
      <p class="soft">{t(`sent.${kind}.lasts`)}</p>
    </section>
  );
}

/** @param {{ back: string | (() => void) }} props */
function SentUnknown({ back }) {
  return (
    <Page title={t('sent.title')} intro={t('sent.unknown')}>
      <Letter class="scene" />
      <Nothing>
        <div class="acts">
          {typeof back === 'string' ? (
            <ButtonLink href={back} variant="secondary">
              {t('sent.start-over')}
            </ButtonLink>
          ) : (
            <Button variant="secondary" onClick={back}>
              {t('sent.start-over')}
            </Button>
          )}
        </div>
      </Nothing>
    </Page>
  );
}
