import { ChoiceGroup } from '../../components/choice-group.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { choicesOf, shareName } from '../../lib/farewell.js';
import { everyKey } from '../../lib/rhythm.js';

/** What of a fixed delivery stops, and what is asked about. @param {{ pet: any, food: any }} props */
export function FarewellFood({ pet, food }) {
  const { stops, shared, ends } = food;
  return (
    <section class="card farewell-food">
      <h2>{t('farewell.food')}</h2>
      {stops.length > 0 && <Stops pet={pet} lines={stops} />}
      {ends && <p>{t('farewell.ends')}</p>}
      {shared.map((/** @type {any} */ each) => (
        <Shared key={each.line.sku} food={food} shared={each} />
      ))}
    </section>
  );
}

/** @param {{ pet: any, lines: any[] }} props */
function Stops({ pet, lines }) {
  return (
    <>
      <p>{t('farewell.stops', { name: pet.name })}</p>
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
  return (
    <ChoiceGroup
      name={shareName(food, shared)}
      legend={
        names.length > 0
          ? t('farewell.shared', {
              names: new Intl.ListFormat(locale.value).format(names),
              product,
            })
          : t('farewell.shared.unknown', { product })
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
