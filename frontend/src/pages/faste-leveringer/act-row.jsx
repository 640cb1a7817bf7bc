import { useSignal } from '@preact/signals';
import { Button } from '../../components/button.jsx';
import { hush } from './news.jsx';
import { Panel } from './panel.jsx';

/**
 * Buttons that each open a form beneath them; one is open at a time.
 *
 * @param {object} props
 * @param {{ act: string, label: string, name?: string, title: string }[]} props.acts `name` where the label alone could be another's
 * @param {(act: string, close: () => void) => preact.ComponentChildren} props.form
 */
export function ActRow({ acts, form }) {
  const open = useSignal(/** @type {string | null} */ (null));
  const close = () => {
    open.value = null;
  };
  const shown = acts.find(({ act }) => act === open.value);
  return (
    <>
      <div class="acts">
        {acts.map(({ act, label, name }) => (
          <Button
            key={act}
            variant="secondary"
            data-size="sm"
            aria-label={name}
            aria-expanded={open.value === act}
            onClick={() => {
              hush();
              open.value = open.value === act ? null : act;
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {shown && (
        <Panel key={shown.act} title={shown.title} onClose={close}>
          {form(shown.act, close)}
        </Panel>
      )}
    </>
  );
}
