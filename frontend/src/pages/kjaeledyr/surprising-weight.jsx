import { Button } from '../../components/button.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { t } from '../../i18n/index.js';
import { weighingInWords } from './weighing.js';

/**
 * @typedef {import('./weighing.js').Weighing} Weighing
 * @typedef {import('../../lib/weight-history.js').Surprise & { weighing: Weighing }} Surprise
 *
 * Asks about a weight that is far from what one would expect. Either may be right, so neither answer
 * stands out.
 *
 * @param {object} props
 * @param {Surprise} props.surprise
 * @param {(weighing: Weighing) => void} props.onMeant
 * @param {() => void} props.onMend
 */
export function SurprisingWeight({ surprise: { weighing, other, kind }, onMeant, onMend }) {
  const { weight } = weighingInWords(weighing);
  const { weight: known, day } = other ? weighingInWords(other) : { weight: '', day: '' };
  return (
    <Dialog title={t('weights.surprise.title', { weight })} onClose={onMend}>
      <p>{t(`weights.surprise.${kind}`, { known, day })}</p>
      <div class="acts">
        <Button variant="secondary" onClick={() => onMeant(weighing)}>
          {t('weights.surprise.save', { weight })}
        </Button>
        <Button variant="secondary" onClick={onMend}>
          {t('weights.surprise.mend')}
        </Button>
      </div>
    </Dialog>
  );
}
