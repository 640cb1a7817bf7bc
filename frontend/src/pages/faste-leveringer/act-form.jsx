import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Consequences } from '../../components/consequences/consequences.jsx';
import { useForeseen } from '../../components/consequences/use-foreseen.js';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { ForeseenDay } from './day-field.jsx';
import { tell, tellOverlooked } from './news.jsx';
import { nearDay } from './words.js';

/**
 * @typedef {object} Of what the act is about, as it was looked at
 * @property {string} id
 * @property {number} version
 * @property {{ deliverOn: string, total: { amount: string, currency: string } } | null} [nextDelivery]
 *
 * An act on a subscription: what comes of it stands beneath the fields before it is done, and follows them.
 * Where it was changed elsewhere meanwhile, the page asks anew, as after any act, and shows how it is now;
 * the fields keep what is in them. Where the act isn't possible any more by then, that is told.
 *
 * @param {object} props
 * @param {Of} props.of
 * @param {string} props.place of the page that tells what was done
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {(fields: FormData) => import('../../components/form.jsx').Read} props.read without the subscription and its version
 * @param {string} props.submit
 * @param {() => string} props.done what was done, in words
 * @param {() => void} props.onClose
 * @param {string} [props.draft]
 * @param {string} [props.otherwise] what comes of it, where the server has nothing to say
 * @param {string} [props.same] what is said where nothing would be other than it is
 * @param {typeof tell} [props.telling]
 * @param {'primary' | 'secondary'} [props.variant]
 * @param {preact.ComponentChildren} [props.children]
 */
export function ActForm({
  of,
  place,
  document,
  read,
  submit,
  done,
  onClose,
  draft,
  otherwise,
  same,
  telling = tell,
  variant,
  children,
}) {
  const isStale = useSignal(false);
  const { where, foreseen, lookSoon } = useForeseen(document, whole, of.version);

  useEffect(
    () => () => {
      if (isStale.peek()) tellOverlooked({ of: of.id, place });
    },
    [],
  );

  function close() {
    isStale.value = false;
    onClose();
  }

  /** @param {FormData} fields */
  function whole(fields) {
    const said = read(fields);
    if ('errors' in said) return said;
    return { input: { ...said.input, id: of.id, version: of.version } };
  }

  /** @param {import('../../lib/errors.js').FieldError[]} errors */
  function refused(errors) {
    isStale.value = errors.some(({ code }) => code === 'STALE_VERSION');
    return isStale.value;
  }

  return (
    <div ref={where} onInput={lookSoon}>
      <Form
        document={document}
        read={whole}
        creates
        draft={draft}
        submit={submit}
        variant={variant}
        title={t('fast.refused')}
        onRefused={refused}
        onSend={() => {
          isStale.value = false;
        }}
        onDone={(payload) => {
          close();
          telling({ of: of.id, place }, done, payload);
        }}
        onCancel={close}
      >
        <ForeseenDay.Provider value={foreseen}>{children}</ForeseenDay.Provider>
        <div role="alert">
          {isStale.value && <p class="failure">{staleWords(of.nextDelivery)}</p>}
        </div>
        <Consequences
          foreseen={foreseen.value}
          now={of.nextDelivery}
          otherwise={otherwise}
          same={same}
        />
      </Form>
    </div>
  );
}

/** How it is now stands beside what was chosen. @param {Of['nextDelivery']} coming */
function staleWords(coming) {
  const next = coming && t('fast.stale.next', { day: nearDay(coming.deliverOn) });
  return next ? `${t('fast.stale')} ${next}` : t('fast.stale');
}
