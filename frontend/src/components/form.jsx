import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useMutation } from '../app/use-mutation.js';
import { t } from '../i18n/index.js';
import { isFilled, strayFields, typedIn } from '../lib/controls.js';
import { strayErrors } from '../lib/errors.js';
import { idempotency } from '../lib/idempotency.js';
import { Button } from './button.jsx';
import { ErrorSummary } from './error-summary.jsx';
import { Failure } from './failure.jsx';
import { FormDraft, FormErrors, FormMend, useFormErrors } from './form-context.js';
import { useDraft } from './use-draft.js';
import './form.css';

/**
 * @typedef {import('../lib/errors.js').FieldError} FieldError
 * @typedef {{ input: object } | { errors: FieldError[] }} Read what the fields say, or what they lack
 */

/**
 * Native fields, sent as one mutation. What is typed stays in the fields whatever happens, and
 * with a `draft` also when one leaves the page and comes back; errors stand in a summary that takes
 * focus, and again at their fields, until these are mended.
 *
 * @param {object} props
 * @param {import('@urql/core').TypedDocumentNode<any, any>} props.document with one root field that takes `input`
 * @param {(fields: FormData, touched: ReadonlySet<string>) => Read} props.read `touched` names the fields that differ from what is saved
 * @param {(payload: any, form: HTMLFormElement, input: object) => void} props.onDone after success
 * @param {(errors: FieldError[]) => boolean} [props.onRefused] true for what no field can mend, and the page says itself
 * @param {() => void} [props.onUnchanged] instead of sending what is saved already
 * @param {() => void} [props.onSend] before it is tried
 * @param {boolean} [props.isSignUp] nothing is saved before it, so that what was typed differs from nothing
 * @param {string} [props.draft] name under which unsaved text is kept, one of its own for each form
 * @param {string} props.submit the act, in words
 * @param {string} [props.busyLabel] the same, under way
 * @param {'primary' | 'secondary'} [props.variant] of the button, where another act is the likelier one
 * @param {() => void} [props.onCancel]
 * @param {() => void} [props.onLeave] as cancelling, but what was typed is there when one comes back
 * @param {boolean} [props.creates] sends an `idempotencyKey`
 * @param {string} [props.about] what is said of one isn't said of another
 * @param {(name: string) => string} [props.named] the field that stands for what the server names, where it is called something else
 * @param {string} [props.title] heading of the summary of errors
 * @param {preact.ComponentChildren} props.children
 */
export function Form({
  document,
  read,
  onDone,
  onRefused,
  onUnchanged,
  onSend,
  isSignUp,
  draft,
  submit,
  busyLabel,
  variant,
  onCancel,
  onLeave,
  creates,
  about,
  named = asItIs,
  title,
  children,
}) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const errors = useFormErrors();
  const failed = useSignal(/** @type {import('../app/use-mutation.js').Outcome | null} */ (null));
  const round = useSignal(0);
  const key = useMemo(() => idempotency(), []);
  const { busy, run } = useMutation(document);
  const unsaved = useDraft(draft, form);
  useLayoutEffect(() => {
    errors.found.value = [];
    failed.value = null;
  }, [about]);

  /** @param {SubmitEvent} event */
  async function send(event) {
    event.preventDefault();
    if (busy.peek() || !form.current) return;
    failed.value = null;
    onSend?.();
    const touched = new Set(Object.keys(typedIn(form.current)));
    if (onUnchanged && touched.size === 0) {
      settle();
      return onUnchanged();
    }
    const fields = read(new FormData(form.current), touched);
    const stray = strayErrors(strayFields(form.current), () => t('form.stray'));
    if ('errors' in fields) return show([...stray, ...fields.errors]);
    if (stray.length > 0) return show(stray);
    const input = creates ? { ...fields.input, idempotencyKey: key.current() } : fields.input;
    finish(await run(input), input);
  }

  /** @param {import('../app/use-mutation.js').Outcome | undefined} outcome @param {object} input */
  function finish(outcome, input) {
    if (!outcome) return;
    // What was said of the try before isn't said of this one.
    errors.found.value = [];
    if ('failure' in outcome) {
      failed.value = outcome;
      return;
    }
    // The server has answered, so the next thing sent is another thing.
    key.renew();
    if ('errors' in outcome) return onRefused?.(outcome.errors) || show(outcome.errors);
    settle();
    if (form.current) onDone(outcome.payload, form.current, input);
  }

  function settle() {
    errors.found.value = [];
    unsaved.drop();
  }

  /** @param {FieldError[]} found */
  function show(found) {
    errors.found.value = found.map((error) => ({ ...error, name: named(error.name) }));
    round.value += 1;
  }

  /** @param {Event} event */
  function follow({ target }) {
    unsaved.keep();
    const control = /** @type {import('../lib/controls.js').Control} */ (target);
    if (control.name && isFilled(control)) errors.mend(control.name);
  }

  function discard() {
    errors.found.value = [];
    unsaved.discard();
    form.current?.querySelector('input')?.focus();
  }

  return (
    <FormErrors.Provider value={errors.open}>
      <form
        class="form"
        ref={form}
        noValidate
        onSubmit={send}
        onInput={follow}
        aria-busy={busy.value}
      >
        {unsaved.isBack && !isSignUp && <Unsaved onDiscard={onCancel ? undefined : discard} />}
        {errors.open.value.length > 0 && (
          <ErrorSummary key={round.value} errors={errors.open.value} form={form} title={title} />
        )}
        <FormMend.Provider value={errors.mend}>
          <FormDraft.Provider value={draft}>{children}</FormDraft.Provider>
        </FormMend.Provider>
        <Failure outcome={failed.value} />
        <div class="acts">
          <Button
            type="submit"
            variant={variant}
            busy={busy.value}
            busyLabel={busyLabel ?? t('act.saving')}
          >
            {submit}
          </Button>
          {onCancel && (
            <Button
              variant="tertiary"
              onClick={() => {
                unsaved.drop();
                onCancel();
              }}
            >
              {t('act.cancel')}
            </Button>
          )}
          {onLeave && (
            <Button variant="tertiary" onClick={onLeave}>
              {t('act.cancel')}
            </Button>
          )}
        </div>
      </form>
    </FormErrors.Provider>
  );
}

/** @param {string} name */
const asItIs = (name) => name;

/**
 * Says why the fields hold something else than what is saved.
 *
 * @param {{ onDiscard?: () => void }} props left out where the form can be cancelled
 */
function Unsaved({ onDiscard }) {
  return (
    <div class="unsaved">
      <p>{t('form.unsaved')}</p>
      {onDiscard && (
        <Button variant="secondary" data-size="sm" onClick={onDiscard}>
          {t('form.discard')}
        </Button>
      )}
    </div>
  );
}
