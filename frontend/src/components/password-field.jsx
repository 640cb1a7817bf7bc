import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { FieldFrame } from './field.jsx';

/**
 * A password, hidden until one asks to see it. Managers fill it in, and pasting works.
 *
 * @param {object} props
 * @param {string} [props.name] path in the input
 * @param {string} props.label
 * @param {preact.ComponentChildren} [props.hint]
 * @param {'current-password' | 'new-password'} [props.autocomplete]
 */
export function PasswordField({
  name = 'password',
  label,
  hint,
  autocomplete = 'current-password',
}) {
  const id = useId();
  const shown = useSignal(false);
  const input = useHiddenWhenSent(shown);
  return (
    <FieldFrame {...{ id, name, label, hint }}>
      <div class="password">
        <input
          ref={input}
          class="ds-input"
          id={id}
          name={name}
          type={/** @type {'password'} */ (shown.value ? 'text' : 'password')}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
        />
        <Toggle shown={shown} controls={id} />
      </div>
    </FieldFrame>
  );
}

/**
 * One to be chosen: the rules stand there before anybody has broken one.
 *
 * @param {{ name?: string, label: string }} props
 */
export function NewPasswordField(props) {
  return <PasswordField {...props} hint={t('password.rules')} autocomplete="new-password" />;
}

/**
 * Sent as text, a browser would remember it as text and offer it in other fields.
 *
 * @param {import('@preact/signals').Signal<boolean>} shown
 */
function useHiddenWhenSent(shown) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => {
    const form = input.current?.form;
    const hide = () => {
      shown.value = false;
    };
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);
  return input;
}

/** @param {{ shown: import('@preact/signals').Signal<boolean>, controls: string }} props */
function Toggle({ shown, controls }) {
  const act = shown.value ? 'hide' : 'show';
  return (
    <button
      type="button"
      class="ds-button"
      data-variant="secondary"
      aria-controls={controls}
      aria-label={t(`password.${act}.label`)}
      onClick={() => {
        shown.value = !shown.value;
      }}
    >
      {t(`password.${act}`)}
    </button>
  );
}
