import { t } from '../../i18n/index.js';
import { near } from './words.js';

/** @param {{ complaints: any[] }} props */
export function Complaints({ complaints }) {
  if (complaints.length === 0) return null;
  return (
    <ul class="plain-list">
      {complaints.map((each) => (
        <li key={each.id} class="card">
          <h3>{t('complaint.name', { number: each.number })}</h3>
          <p lang="nb">{each.productName}</p>
          <p>{complaintWords(each)}</p>
          {each.wish && <p>{t(`complaint.wish.${/** @type {'REPAIR'} */ (each.wish)}`)}</p>}
          {each.answer && <p class="own-words">{t('complaint.answer', { answer: each.answer })}</p>}
          <blockquote class="own-words soft">{each.text}</blockquote>
          <Pictures pictures={each.pictures} />
        </li>
      ))}
    </ul>
  );
}

/** @param {any} complaint */
function complaintWords({ openedAt, settledAt, outcome }) {
  if (!settledAt) return t('complaint.open', { when: near(openedAt) });
  const words = outcome ? t(`complaint.outcome.${/** @type {'REPAIRED'} */ (outcome)}`) : '';
  return t('complaint.settled', { when: near(settledAt), outcome: words });
}

/** Each opens the whole picture. @param {{ pictures: any[] }} props */
function Pictures({ pictures }) {
  if (pictures.length === 0) return null;
  return (
    <ul class="sent-pictures">
      {pictures.map(({ url, thumbnailUrl }, index) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener">
            <img src={thumbnailUrl} alt={t('case.picture', { number: index + 1 })} />
          </a>
        </li>
      ))}
    </ul>
  );
}
