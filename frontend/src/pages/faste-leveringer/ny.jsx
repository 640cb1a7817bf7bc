import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { Consequences } from '../../components/consequences/consequences.jsx';
import { useForeseen } from '../../components/consequences/use-foreseen.js';
import { Form } from '../../components/form.jsx';
import { Friends } from '../../components/illustrations/scenes/friends.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { ProductPicker } from '../../components/product-picker/product-picker.jsx';
import { WordedIn, Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { howIn, placesOf, startPath, thingsIn, USUAL_PLACE, whenIn } from '../../lib/deliveries.js';
import { DELIVERIES_PATH, deliveryPath } from '../../lib/delivery-days.js';
import SubscriptionCreate from '../../operations/subscriptions/subscription-create.graphql';
import SubscriptionStart from '../../operations/subscriptions/subscription-start.graphql';
import { DayField, ForeseenDay } from './day-field.jsx';
import { CARD, tell } from './news.jsx';
import { RhythmFields } from './rhythm.jsx';
import { fieldNamed, keepWho, pathOf, readStart, routeAlong, whoKept } from './start.js';
import { StartLine } from './start-line.jsx';
import { useRemoved } from './use-removed.js';
import { NoticeChoice, PayChoice, PlaceChoice, WayChoice } from './where.jsx';
import './faste-leveringer.css';

/** New fixed deliveries: what, who eats it, how often, from when, where to and how paid, on one page. */
export default function StartPage() {
  const { data, failed, wordedIn } = useQuery(SubscriptionStart, {}, { isWorded: true });
  return (
    <Page title={t('start.title')} intro={t('start.intro')}>
      {failed && <LoadFailed />}
      {!data && !failed && <Loading shape="cards" />}
      {data?.me && (
        <WordedIn.Provider value={wordedIn}>
          {data.me.canSubscribe.allowed ? (
            <Start me={data.me} />
          ) : (
            <NotNow reason={data.me.canSubscribe.reason} />
          )}
        </WordedIn.Provider>
      )}
    </Page>
  );
}

/** Kindly: what there is instead stands in the reason. @param {{ reason: string }} props */
function NotNow({ reason }) {
  return (
    <section class="card nothing-fixed">
      <Friends class="scene" />
      <p>
        <Words>{reason}</Words>
      </p>
      <div class="acts">
        <ButtonLink href="/varer">{t('start.shop')}</ButtonLink>
        <ButtonLink variant="secondary" href={DELIVERIES_PATH}>
          {t('fast.back')}
        </ButtonLink>
      </div>
    </section>
  );
}

/** What is chosen stands in the address, so that back and reload find it again. @param {{ me: any }} props */
function Start({ me }) {
  const { query, route } = useLocation();
  const things = thingsIn(query.varer);
  const when = whenIn(query);
  const how = howIn(query);
  const isRemoving = useRemoved(things, 'what');
  /** @param {{ sku: string }} product */
  const add = ({ sku }) => {
    if (!things.some((thing) => thing.sku === sku))
      routeAlong(route, startPath([...things, { sku, quantity: 1 }], when, how));
  };
  /** @param {string} sku */
  const remove = (sku) => {
    isRemoving(sku);
    routeAlong(
      route,
      startPath(
        things.filter((thing) => thing.sku !== sku),
        when,
        how,
      ),
    );
  };
  return (
    <>
      <section class="section" aria-labelledby="what">
        <h2 id="what" tabIndex={-1}>
          {t('start.what')}
        </h2>
        <ProductPicker
          name="pick"
          legend={t(things.length > 0 ? 'start.more' : 'start.first')}
          onPick={add}
        />
      </section>
      {things.length > 0 && (
        <StartForm me={me} things={things} when={when} how={how} onRemove={remove} />
      )}
    </>
  );
}

/** @param {import('./start.js').Who} who @param {any} me @returns {string} where there is still such a place */
function placeOf({ address }, me) {
  return placesOf(me).some(({ value }) => value === address) ? address : USUAL_PLACE;
}

/** @param {{ me: any, things: import('../../lib/deliveries.js').Thing[], when: import('../../lib/deliveries.js').When, how: import('../../lib/deliveries.js').How, onRemove: (sku: string) => void }} props */
function StartForm({ me, things, when, how, onRemove }) {
  const { route } = useLocation();
  const skus = things.map(({ sku }) => sku);
  /** @param {FormData} fields */
  const read = (fields) => readStart(fields, skus);
  const { where, foreseen, lookSoon } = useForeseen(SubscriptionCreate, read, skus.join());

  const who = useMemo(whoKept, []);

  /** How many, how often, from when and how stand in the address too; who and where beside it. @param {Event} event */
  function remember({ target }) {
    lookSoon();
    const { form } = /** @type {HTMLInputElement} */ (target);
    if (!form) return;
    const fields = new FormData(form);
    routeAlong(route, pathOf(fields, things));
    keepWho(fields, skus);
  }

  /** @param {{ subscription: { id: string } }} payload */
  function started(payload) {
    const { id } = payload.subscription;
    const path = deliveryPath(id);
    tell({ of: id, place: CARD, path }, () => t('start.done'), payload);
    route(path, true);
  }

  return (
    <div ref={where} onInput={remember}>
      <Form
        document={SubscriptionCreate}
        read={read}
        creates
        draft="delivery.new"
        submit={t('start.submit')}
        busyLabel={t('start.busy')}
        title={t('start.refused')}
        named={(name) => fieldNamed(name, skus)}
        onDone={started}
      >
        <ul class="plain-list">
          {things.map((thing) => (
            <li key={thing.sku}>
              <StartLine
                thing={thing}
                pets={me.pets}
                eaters={who.pets[thing.sku]}
                onRemove={() => onRemove(thing.sku)}
              />
            </li>
          ))}
        </ul>
        <fieldset class="card start-part">
          <legend>{t('start.when')}</legend>
          <RhythmFields every={when.every} unit={when.unit} />
          <ForeseenDay.Provider value={foreseen}>
            <DayField
              name="firstOn"
              label={t('start.first-on')}
              hint={t('start.first-on.hint')}
              defaultValue={when.firstOn}
              optional
            />
          </ForeseenDay.Provider>
        </fieldset>
        <fieldset class="card start-part">
          <legend>{t('start.where')}</legend>
          <PlaceChoice me={me} chosen={placeOf(who, me)} />
          <WayChoice chosen={how.deliveryMethod} />
          <PayChoice chosen={how.payment} />
          <NoticeChoice chosen={how.notice} />
        </fieldset>
        <Consequences foreseen={foreseen.value} now={null} costs="start.costs" />
        <p class="soft small">{t('start.promise')}</p>
      </Form>
    </div>
  );
}
