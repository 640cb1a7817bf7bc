import { Button } from '../../components/button.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { t } from '../../i18n/index.js';
import { weighingInWords } from './weighing.js';

/**
 * @typedef {import('./weighing.js').Weighing} Weighing
 * @typedef {{ weighing: Weighing, before: Weighing, kind: 'more' | 'less' }} Surprise
 *
 * Asks about a weight that is far from the one before. Either may be right, so neither answer
 * stands out.
 *
 * @param {object} props
 * @param {Surprise} props.surprise
 * @param {(weighing: Weighing) => void} props.onMeant
 * @param {() => void} props.onMend
 */
export function SurprisingWeight({ surprise: { weighing, before, kind }, onMeant, onMend }) {
  const { weight } = weighingInWords(weighing);
  const last = weighingInWords(before);
  return (
    <Dialog title={t('weights.surprise.title', { weight })} onClose={onMend}>
      <p>{t(`weights.surprise.${kind}`, { last: last.weight, day: last.day })}</p>
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
