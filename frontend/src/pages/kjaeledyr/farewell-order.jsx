import { ChoiceGroup } from '../../components/choice-group.jsx';
import { Words } from '../../components/words.jsx';
import { locale, t } from '../../i18n/index.js';
import { orderName } from '../../lib/farewell.js';

/** A parcel with its food, which is stopped or comes. @param {{ pet: any, parcel: any }} props */
export function FarewellOrder({ pet, parcel }) {
  const { order, names, others, canStop } = parcel;
  const listed = (/** @type {string[]} */ all) => new Intl.ListFormat(locale.value).format(all);
  return (
    <section class="card farewell-food">
      <h2>{t('farewell.order', { number: order.number })}</h2>
      <p>{t('farewell.order.in-it', { names: listed(names), name: pet.name })}</p>
      {canStop.allowed ? (
        <>
          {others.length > 0 && <p>{t('farewell.order.others', { names: listed(others) })}</p>}
          <ChoiceGroup
            name={orderName(parcel)}
            legend={t('farewell.order.question', { number: order.number })}
            choices={[
              { value: 'KEEP', label: t('farewell.order.keep') },
              { value: 'STOP', label: t('farewell.order.stop') },
            ]}
            chosen="KEEP"
          />
        </>
      ) : (
        <p>
          <Words>{canStop.reason}</Words>
        </p>
      )}
    </section>
  );
}
