import { useId } from 'preact/hooks';
import { Button } from '../../components/button.jsx';
import { t } from '../../i18n/index.js';
import { Foreseen } from './foreseen.jsx';
import { useForeseen } from './use-foreseen.js';

/**
 * An act that takes one press, with what comes of it beside it.
 *
 * @param {object} props
 * @param {string} props.token
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document
 * @param {string} props.about the day that it is about
 * @param {string} props.title
 * @param {string} props.submit
 * @param {boolean} props.busy
 * @param {() => void} props.onChoose
 */
export function Choice({ token, document, about, title, submit, busy, onChoose }) {
  const id = useId();
  const { lines, isPossible } = useForeseen(document, { token }, about);
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Foreseen lines={lines} isPossible={isPossible} />
      <div class="acts">
        <Button busy={busy} busyLabel={t('linked.busy')} onClick={onChoose}>
          {submit}
        </Button>
      </div>
    </section>
  );
}
