import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { Dialog } from '../../components/dialog.jsx';
import { gramsWords, guideWords } from '../../components/food/words.js';
import { t } from '../../i18n/index.js';
import FeedingGuide from '../../operations/pets/feeding-guide.graphql';

/**
 * @typedef {import('../../lib/food.js').SurprisingGrams & { sku: string, grams: number }} Surprise
 *
 * Asks about more food than such an animal usually eats, with what the pack says where it says so. It
 * may be right, so neither answer stands out.
 *
 * @param {object} props
 * @param {any} props.pet
 * @param {Surprise} props.surprise
 * @param {() => void} props.onMeant
 * @param {() => void} props.onMend
 */
export function SurprisingGrams({ pet, surprise, onMeant, onMend }) {
  const { name } = pet;
  const { data } = useQuery(FeedingGuide, { id: pet.id, sku: surprise.sku });
  const guide = data?.me?.pet?.feedingGuide;
  const grams = gramsWords(surprise.grams);
  const { percent } = surprise;
  return (
    <Dialog title={t('food.surprise.title', { name, grams })} onClose={onMend}>
      <p>
        {percent === null
          ? t('food.surprise.kind')
          : t('food.surprise.weight', { name, percent, weight: gramsWords(surprise.weight) })}
      </p>
      {guide && <p>{guideWords(guide, name)}</p>}
      <div class="acts">
        <Button variant="secondary" onClick={onMeant}>
          {t('food.surprise.save', { grams })}
        </Button>
        <Button variant="secondary" onClick={onMend}>
          {t('food.surprise.mend')}
        </Button>
      </div>
    </Dialog>
  );
}
