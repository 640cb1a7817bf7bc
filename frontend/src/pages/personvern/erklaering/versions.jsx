import { locale, t } from '../../../i18n/index.js';
import { formatDay } from '../../../lib/format.js';

/**
 * @typedef {object} Version
 * @property {number} version
 * @property {string} date from which it holds
 * @property {string[]} summary
 */

/**
 * Every edition that there was, and a comparison with any that is past.
 *
 * @param {{ versions: Version[], onCompare: (version: number) => void }} props
 */
export function Versions({ versions, onCompare }) {
  return (
    <section class="section" aria-labelledby="versions">
      <h2 id="versions">{t('notice.versions')}</h2>
      <ul class="lines">
        {versions.map(({ version, date, summary }, place) => (
          <li key={version} class="notice-version">
            <h3>{t('notice.edition', { version, day: formatDay(date, locale.value) })}</h3>
            <ul>
              {summary.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {place > 0 && (
              <div class="acts">
                <button
                  type="button"
                  class="ds-button"
                  data-variant="secondary"
                  onClick={() => onCompare(version)}
                >
                  {t('notice.compare', { version })}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
