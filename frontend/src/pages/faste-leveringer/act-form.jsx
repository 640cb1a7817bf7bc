import { useSignal } from '@preact/signals';
import { Consequences } from '../../components/consequences/consequences.jsx';
import { useForeseen } from '../../components/consequences/use-foreseen.js';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { tell } from './news.jsx';

/**
 * @typedef {object} Of what the act is about, as it was looked at
 * @property {string} id
 * @property {number} version
 * @property {{ total: { amount: string, currency: string } } | null} [nextDelivery]
 *
 * An act on a subscription: what comes of it stands beneath the fields before it is done, and follows them.
 * Where it was changed elsewhere meanwhile, the page asks anew, as after any act, and shows how it is now;
 * the fields keep what is in them.
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
  variant,
  children,
}) {
  const isStale = useSignal(false);
  const { where, foreseen, lookSoon } = useForeseen(document, whole, of.version);

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
          onClose();
          tell({ of: of.id, place }, done, payload);
        }}
        onCancel={onClose}
      >
        {children}
        <div role="alert">{isStale.value && <p class="failure">{t('fast.stale')}</p>}</div>
        <Consequences foreseen={foreseen.value} now={of.nextDelivery} otherwise={otherwise} />
      </Form>
    </div>
  );
}
