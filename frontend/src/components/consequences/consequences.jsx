import { language, locale, t } from '../../i18n/index.js';
import { formatMoney } from '../../lib/money.js';
import './consequences.css';

/**
 * What comes of it, before it is done.
 *
 * @param {object} props
 * @param {import('./use-foreseen.js').Foreseen | null} props.foreseen
 * @param {{ total: { amount: string, currency: string } } | null} [props.now] the next delivery as it is; what it costs isn't told where it isn't known
 * @param {string} [props.otherwise] where there is nothing else to say
 * @param {string} [props.same] where nothing would be other than it is, and the page can say it better than the server
 * @param {import('../../i18n/index.js').Key} [props.costs] what it costs, in words, where it isn't just the next one
 */
export function Consequences({ foreseen, now, otherwise, same, costs = 'fast.then.costs' }) {
  const lines = foreseen ? linesOf(foreseen, now, costs, otherwise, same) : [];
  return (
    <div role="status" class="consequences-place">
      <Warnings warnings={foreseen?.language === language.value ? foreseen.warnings : []} />
      {lines.length > 0 && (
        <div class="consequences" data-is-possible={foreseen?.isPossible}>
          <p class="consequences-title">{t(foreseen?.isPossible ? 'fast.then' : 'fast.not-so')}</p>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What to be careful about; none of it refuses anything. @param {{ warnings?: string[] }} props */
function Warnings({ warnings = [] }) {
  if (warnings.length === 0) return null;
  return (
    <div class="warnings">
      <p class="consequences-title">{t('fast.careful')}</p>
      <ul>
        {warnings.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * @param {import('./use-foreseen.js').Foreseen} foreseen
 * @param {{ total: { amount: string, currency: string } } | null | undefined} now
 * @param {import('../../i18n/index.js').Key} costs
 * @param {string} [otherwise]
 * @param {string} [same]
 * @returns {string[]}
 */
function linesOf(foreseen, now, costs, otherwise, same) {
  if (foreseen.language !== language.value) return [];
  const { lines, next, isPossible, isSame } = foreseen;
  if (isPossible && isSame) return same ? [same] : lines;
  if (!isPossible || !next) return lines;
  // That nothing comes is a warning, and no price.
  const isPaid = Number(next.total.amount) > 0;
  const isOther = isPaid && now !== undefined && now?.total.amount !== next.total.amount;
  const all = isOther
    ? [...lines, t(pricesOf(next, costs), { amount: formatMoney(next.total, locale.value) })]
    : lines;
  return all.length === 0 && otherwise ? [otherwise] : all;
}

/** @param {{ hasAgreedPrice: boolean }} next @param {import('../../i18n/index.js').Key} costs */
const pricesOf = ({ hasAgreedPrice }, costs) =>
  hasAgreedPrice && costs === 'fast.then.costs' ? 'fast.then.costs.agreed' : costs;
