import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { Consequences } from '../../components/consequences/consequences.jsx';
import { useForeseen } from '../../components/consequences/use-foreseen.js';
import { Form } from '../../components/form.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PetFace } from '../../components/pet-face/pet-face.jsx';
import { WordedIn } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { farewellInput } from '../../lib/farewell.js';
import { text } from '../../lib/fields.js';
import FarewellQuestions from '../../operations/pets/farewell-questions.graphql';
import PetFarewell from '../../operations/pets/pet-farewell.graphql';
import { FarewellFood } from './farewell-food.jsx';
import { FarewellOrder } from './farewell-order.jsx';
import { GonePet } from './gone-pet.jsx';
import { tellWorded } from './news.jsx';
import { petPath } from './paths.js';
import './kjaeledyr.css';

const KINDS = /** @type {const} */ (['DIED', 'MOVED']);
const MEMORIES = /** @type {const} */ (['KEEP', 'FORGET']);

/** Farewell to a pet, all of it on one page. @param {{ id: string }} props from the address */
export default function FarewellPage({ id }) {
  const { data, failed, wordedIn } = useQuery(FarewellQuestions, { pet: id }, { isWorded: true });
  if (failed) return <LoadFailed isPage />;
  if (!data?.me) return <Loading shape="cards" />;
  if (!data.me.farewell) return <GonePet />;
  return (
    <WordedIn.Provider value={wordedIn}>
      <Farewell asked={data.me.farewell} />
    </WordedIn.Provider>
  );
}

/** @param {{ asked: any }} props */
function Farewell({ asked }) {
  const { route } = useLocation();
  const { pet } = asked;
  const isStale = useSignal(false);
  const back = () => route(petPath(pet), true);
  useEffect(() => {
    if (pet.farewell) back();
  }, [pet.farewell]);
  const versions = asked.subscriptions.map((/** @type {any} */ { subscription }) => subscription);
  const looked = JSON.stringify(versions);
  /** Before it is said what has happened, what would come of it is told all the same. */
  const { where, foreseen, lookSoon } = useForeseen(PetFarewell, foresee, looked);

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const message = () => t('farewell.kind.missing');
    if (!text(fields, 'kind')) return { errors: [{ name: 'kind', code: 'REQUIRED', message }] };
    return { input: farewellInput(fields, asked) };
  }

  /** @param {FormData} fields */
  function foresee(fields) {
    return { input: { ...farewellInput(fields, asked), kind: text(fields, 'kind') || 'DIED' } };
  }

  /** @param {import('../../lib/errors.js').FieldError[]} errors */
  function refused(errors) {
    isStale.value = errors.some(({ code }) => code === 'STALE_VERSION');
    return isStale.value;
  }

  return (
    <Page title={t('farewell.title', { name: pet.name })} intro={t('farewell.intro')}>
      <div class="farewell-face">
        <PetFace pet={pet} size="large" />
      </div>
      <div ref={where} onInput={lookSoon}>
        <Form
          document={PetFarewell}
          read={read}
          creates
          submit={t('farewell.submit', { name: pet.name })}
          title={t('farewell.refused')}
          onRefused={refused}
          onSend={() => {
            isStale.value = false;
          }}
          onDone={({ consequences }) => {
            const said = () => t('farewell.done', { name: pet.name });
            tellWorded(petPath(pet), said, consequences, { isQuiet: true });
            back();
          }}
          onCancel={back}
        >
          <ChoiceGroup
            name="kind"
            legend={t('farewell.kind')}
            choices={KINDS.map((value) => ({
              value,
              label: t(`farewell.kind.${value}`, { name: pet.name }),
            }))}
          />
          {asked.subscriptions.map((/** @type {any} */ each) => (
            <FarewellFood key={each.subscription.id} pet={pet} food={each} />
          ))}
          {asked.orders.map((/** @type {any} */ each) => (
            <FarewellOrder key={each.order.id} pet={pet} parcel={each} />
          ))}
          <ChoiceGroup
            name="memory"
            legend={t('farewell.memory', { name: pet.name })}
            choices={MEMORIES.map((value) => ({ value, label: t(`farewell.memory.${value}`) }))}
            chosen="KEEP"
          />
          <div role="alert">{isStale.value && <p class="failure">{t('farewell.stale')}</p>}</div>
          <Consequences foreseen={foreseen.value} />
        </Form>
      </div>
    </Page>
  );
}
