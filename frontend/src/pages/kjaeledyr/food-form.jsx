import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from '../../app/use-query.js';
import { Button } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { TextField } from '../../components/field.jsx';
import { gramsWords, guideWords } from '../../components/food/words.js';
import { Form } from '../../components/form.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { locale, t } from '../../i18n/index.js';
import { text } from '../../lib/fields.js';
import { MOST_GRAMS, surpriseInGrams, wholeGramsOf } from '../../lib/food.js';
import FeedingGuide from '../../operations/pets/feeding-guide.graphql';
import PetFeedingSet from '../../operations/pets/pet-feeding-set.graphql';
import { tell } from './news.jsx';
import { petPath } from './paths.js';
import { SurprisingGrams } from './surprising-grams.jsx';

/**
 * How much it eats a day: of this product, or of one that is chosen here.
 *
 * @param {{ pet: any, feeding: any | null, onClose: () => void }} props
 */
export function FoodForm({ pet, feeding, onClose }) {
  const where = useRef(/** @type {HTMLDivElement | null} */ (null));
  const sku = useSignal(feeding?.sku ?? '');
  const surprise = useSignal(
    /** @type {import('./surprising-grams.jsx').Surprise | null} */ (null),
  );
  /** The grams that were asked about and meant. */
  const meant = useRef(0);
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
    if (!gramsADay || errors.length > 0) return { errors };
    if (asks(chosen, gramsADay)) return NOTHING_YET;
    return { input: { pet: pet.id, sku: chosen, gramsADay } };
  }

  /** @param {string} sku @param {number} grams @returns {boolean} whether it waits for an answer */
  function asks(sku, grams) {
    const found = surpriseInGrams(grams, pet);
    if (!found || grams === meant.current || grams === feeding?.gramsADay) return false;
    surprise.value = { sku, grams, ...found };
    return true;
  }

  /** @param {number} grams */
  function saveAsItIs(grams) {
    meant.current = grams;
    surprise.value = null;
    where.current?.querySelector('form')?.requestSubmit();
  }

  /** Once the dialog has gone, and given its focus back to where it came from. */
  function mend() {
    surprise.value = null;
    requestAnimationFrame(() => gramsField(where.current)?.select());
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
      {surprise.value && (
        <SurprisingGrams
          pet={pet}
          surprise={surprise.value}
          onMeant={() => saveAsItIs(surprise.value?.grams ?? 0)}
          onMend={mend}
        />
      )}
    </div>
  );
}

/** There is nothing to mend and nothing to send. @type {{ errors: [] }} */
const NOTHING_YET = { errors: [] };

/** @param {HTMLElement | null | undefined} place */
const gramsField = (place) =>
  /** @type {HTMLInputElement | null | undefined} */ (place?.querySelector('[name=gramsADay]'));

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
  const { least, most, words } = guide;
  const middle = Math.round((least + most) / 2);

  function use() {
    const field = gramsField(where.current?.closest('form'));
    if (!field) return;
    field.value = String(middle);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  return (
    <div class="feeding-guide" ref={where}>
      <p>
        {guideWords(guide, pet.name)}{' '}
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
