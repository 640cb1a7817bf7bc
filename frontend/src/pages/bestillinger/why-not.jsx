import { mail } from '../../app/shop.js';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { PaperLink } from './paper-link.jsx';
import { near } from './words.js';

/** Why it can't be sent back, until when it could, and what there is instead. @param {{ order: any }} props */
export function WhyNot({ order: { canReturn, returnFormUrl } }) {
  // Whose time is up is told of faults by the server already.
  const isPast = canReturn.until && Date.parse(canReturn.until) < Date.now();
  return (
    <section class="card" aria-labelledby="why-not">
      <h2 id="why-not">{t('withdraw.no.title')}</h2>
      <p>
        <Words>{canReturn.reason}</Words>{' '}
        {isPast && t('withdraw.no.until', { when: near(canReturn.until) })}
      </p>
      <p>{t('withdraw.no.rule')}</p>
      {!isPast && <p>{t('withdraw.no.fault')}</p>}
      <p>{t('withdraw.no.form.text')}</p>
      <PaperLink href={returnFormUrl}>{t('withdraw.no.form')}</PaperLink>
      <p>
        {t('withdraw.no.ask')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {mail}
        </a>
      </p>
    </section>
  );
}
