import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { TextField } from '../../components/field.jsx';
import { gramsWords } from '../../components/food/words.js';
import { Form } from '../../components/form.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { locale, t } from '../../i18n/index.js';
import { text } from '../../lib/fields.js';
import { MOST_GRAMS, wholeGramsOf } from '../../lib/food.js';
import FeedingGuide from '../../operations/pets/feeding-guide.graphql';
import PetFeedingSet from '../../operations/pets/pet-feeding-set.graphql';
import { tell } from './news.jsx';
import { petPath } from './paths.js';

/**
 * How much it eats a day: of this product, or of one that is chosen here.
 *
 * @param {{ pet: any, feeding: any | null, onClose: () => void }} props
 */
export function FoodForm({ pet, feeding, onClose }) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const sku = useSignal(feeding?.sku ?? '');
  useEffect(() => {
    where.current?.querySelector('input')?.focus();
  }, []);

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const gramsADay = wholeGramsOf(text(fields, 'gramsADay'));
    const chosen = feeding?.sku ?? text(fields, 'sku');
    const errors = [
      ...(chosen ? [] : [wrong('sku', () => t('food.product.missing', { name: pet.name }))]),
      ...(gramsADay ? [] : [wrong('gramsADay', tooMuch)]),
    ];
    return errors.length > 0 ? { errors } : { input: { pet: pet.id, sku: chosen, gramsADay } };
  }

  /** @param {any} input */
  function done({ gramsADay }) {
    const product = nameIn(where.current, feeding);
    onClose();
    const words = () => t('food.saved', { name: pet.name, grams: gramsWords(gramsADay), product });
    tell(petPath(pet), goneNow(words), 'food');
  }

  return (
    <div
      ref={where}
      onInput={({ target }) => {
        const { name, value } = /** @type {HTMLInputElement} */ (target);
        if (name === 'sku') sku.value = value;
      }}
    >
      <Form
        document={PetFeedingSet}
        read={read}
        creates
        submit={t('food.save')}
        title={t('food.refused')}
        onDone={(_, __, input) => done(input)}
        onCancel={onClose}
      >
        {!feeding && <ProductPicker name="sku" legend={t('food.product', { name: pet.name })} />}
        <TextField
          name="gramsADay"
          label={t('food.field')}
          hint={t('food.field.hint', { name: pet.name })}
          inputMode="numeric"
          class="ds-input narrow"
          autocomplete="off"
          defaultValue={feeding?.gramsADay && !feeding.unknownPetIds ? feeding.gramsADay : ''}
        />
        {sku.value && <Guide pet={pet} sku={sku.value} key={sku.value} />}
      </Form>
    </div>
  );
}

/** What was chosen, as it is called. @param {HTMLElement | null} place @param {any} feeding @returns {string} */
function nameIn(place, feeding) {
  if (feeding) return feeding.product?.name ?? feeding.sku;
  return place?.querySelector('input:checked ~ * [lang=nb]')?.textContent ?? '';
}

/** @param {string} name @param {() => string} message */
const wrong = (name, message) => ({ name, code: 'INVALID', message });

const tooMuch = () =>
  t('food.field.wrong', { most: new Intl.NumberFormat(locale.value).format(MOST_GRAMS) });

/** What the pack says for its weight, where it does. @param {{ pet: any, sku: string }} props */
function Guide({ pet, sku }) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { data } = useQuery(FeedingGuide, { id: pet.id, sku });
  const guide = data?.me?.pet?.feedingGuide;
  if (!guide) return null;
  const { least, most, weight, words } = guide;
  const middle = Math.round((least + most) / 2);
  const grams = least === most ? gramsWords(least) : `${least}–${gramsWords(most)}`;

  function use() {
    const field = /** @type {HTMLInputElement | null | undefined} */ (
      where.current?.closest('form')?.querySelector('[name=gramsADay]')
    );
    if (!field) return;
    field.value = String(middle);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  return (
    <div class="feeding-guide" ref={where}>
      <p>
        {t('food.guide', { grams, name: pet.name, weight: gramsWords(weight) })}{' '}
        <Button variant="secondary" data-size="sm" onClick={use}>
          {t('food.guide.use', { grams: gramsWords(middle) })}
        </Button>
      </p>
      <details>
        <summary>{t('food.guide.words')}</summary>
        <p lang="nb">{words}</p>
      </details>
    </div>
  );
}
