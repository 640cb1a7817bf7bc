import { t } from '../../i18n/index.js';
import '../../components/consequences/consequences.css';

/**
 * What would come of an act, said before it is done, and what to be careful about. Nothing of it has
 * happened, which stands above it.
 *
 * @param {object} props
 * @param {string[]} props.lines
 * @param {string[]} [props.warnings]
 * @param {boolean} [props.isPossible] false where the lines say why it can't be
 * @param {boolean} [props.isLive] where it changes as one chooses
 */
export function Foreseen({ lines, warnings = [], isPossible, isLive }) {
  return (
    <div role={isLive ? 'status' : undefined} class="linked-foreseen">
      {warnings.length > 0 && (
        <div class="warnings">
          <p class="consequences-title">{t('linked.careful')}</p>
          {warnings.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {isPossible && lines.length > 0 && <p class="consequences-title">{t('linked.then')}</p>}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
