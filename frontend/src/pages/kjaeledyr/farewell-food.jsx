import { ChoiceGroup } from '../../components/choice-group.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { choicesOf, eatenOrUsed, isEaten, shareName } from '../../lib/farewell.js';
import { everyKey } from '../../lib/rhythm.js';

/** What of a fixed delivery stops, and what is asked about. @param {{ pet: any, food: any }} props */
export function FarewellFood({ pet, food }) {
  const { stops, shared, ends } = food;
  const lines = [...stops, ...shared.map((/** @type {any} */ { line }) => line)];
  return (
    <section class="card farewell-food">
      <h2>{t(lines.some(isEaten) ? 'farewell.food' : 'farewell.things')}</h2>
      {stops.length > 0 && <Stops pet={pet} lines={stops} />}
      {food.stopsOnce.length > 0 && <p>{onceWords(food.stopsOnce)}</p>}
      {ends && <p>{t('farewell.ends')}</p>}
      {shared.map((/** @type {any} */ each) => (
        <Shared key={each.line.sku} food={food} shared={each} />
      ))}
    </section>
  );
}

/** @param {string[]} products */
const onceWords = (products) =>
  t('farewell.once', { names: new Intl.ListFormat(locale.value).format(products) });

/** @param {{ pet: any, lines: any[] }} props */
function Stops({ pet, lines }) {
  return (
    <>
      <p>{t(`farewell.stops.${eatenOrUsed(lines)}`, { name: pet.name })}</p>
      <ul class="farewell-lines">
        {lines.map(({ sku, product }) => (
          <li key={sku}>
            <ProductPicture product={product} />
            <span lang="nb">{product?.name ?? sku}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** @param {{ food: any, shared: any }} props */
function Shared({ food, shared }) {
  const { line, pets } = shared;
  const product = line.product?.name ?? line.sku;
  const names = pets.map((/** @type {{ name: string }} */ { name }) => name);
  const key = isEaten(line) ? 'farewell.shared' : 'farewell.shared.used';
  return (
    <ChoiceGroup
      name={shareName(food, shared)}
      legend={
        names.length > 0
          ? t(key, {
              count: names.length,
              names: new Intl.ListFormat(locale.value).format(names),
              product,
            })
          : t(`${key}.unknown`, { product })
      }
      choices={choicesOf(food, shared).map(({ choice, number, rhythm }) => ({
        value: choice,
        label: t(`farewell.choice.${choice}`, {
          number,
          rhythm: t(everyKey(rhythm), { number: rhythm.every }),
        }),
      }))}
      chosen="STAY"
    />
  );
}
