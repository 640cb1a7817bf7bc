import { t } from '../../i18n/index.js';
import '../../components/consequences/consequences.css';

/**
 * What comes of an act, said before it is done, and what to be careful about.
 *
 * @param {{ lines: string[], warnings?: string[], isLive?: boolean }} props `isLive` where it changes as one chooses
 */
export function Foreseen({ lines, warnings = [], isLive }) {
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
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
