import { t } from '../../i18n/index.js';
import { story } from '../../lib/orders.js';
import { sentence } from '../../lib/texts.js';
import { momentWords, near } from './words.js';

/** What has happened, as one would tell it: the newest first. @param {{ timeline: any[] }} props oldest first */
export function Timeline({ timeline }) {
  if (timeline.length === 0) return null;
  return (
    <section class="section" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      <ol class="timeline">
        {story(timeline).map((moment) => (
          <li key={moment.at + moment.kind + moment.reference}>
            <p>{momentWords(moment)}</p>
            {moment.reason && <p class="small">{t('moment.reason', { reason: moment.reason })}</p>}
            <p class="soft small">
              <time dateTime={moment.at}>{sentence(near(moment.at))}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
