import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { near } from './words.js';

/** What was mailed about the order, and why (S24–S26). @param {{ mails: any[] }} props */
export function Mails({ mails }) {
  if (mails.length === 0) return null;
  return (
    <section class="section" aria-labelledby="mails">
      <h2 id="mails">{t('mails.title')}</h2>
      <ul class="lines">
        {mails.map(({ id, kind, to, state, at, why }) => (
          <li key={id}>
            <p>
              <strong>{t(`mails.${/** @type {'PACKING_SLIP'} */ (kind)}`)}</strong>
            </p>
            <p class="soft small">
              {t(`mails.${/** @type {'SENT'} */ (state)}`, { when: near(at), to })}
            </p>
            <p class="soft small">
              <Words>{why}</Words>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
