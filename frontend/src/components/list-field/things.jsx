import { t } from '../../i18n/index.js';
import { Icon } from '../icon.jsx';
import './things.css';

/**
 * Short texts side by side; with `onRemove` each can be taken away.
 *
 * @param {{ label?: string, things: string[], onRemove?: (thing: string) => void }} props
 */
export function Things({ label, things, onRemove }) {
  if (things.length === 0) return null;
  return (
    <ul class="things" aria-label={label}>
      {things.map((thing) => (
        <li key={thing} class="thing">
          {thing}
          {onRemove && (
            <button
              type="button"
              class="thing-remove"
              aria-label={t('allergies.remove', { thing })}
              onClick={() => onRemove(thing)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
