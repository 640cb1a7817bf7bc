import { useSignal } from '@preact/signals';
import { useCallback, useContext, useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';
import {
  addThings,
  joinThings,
  LONGEST_THING,
  listName,
  MOST_THINGS,
  thingsFrom,
} from '../../lib/things.js';
import { Button } from '../button.jsx';
import { FieldFrame } from '../field.jsx';
import { FormDraft, useTyped } from '../form-context.js';
import { Things } from './things.jsx';
import './list-field.css';

/**
 * A list of short texts: one field to type in, and what has been added as things that can be
 * removed again. The form gets what is being typed under the name, and the list as `listName` calls
 * it; its draft holds both.
 *
 * @param {{ name: string, label: string, hint: string, optional?: boolean, things: string[] }} props
 */
export function ListField({ name, label, hint, optional, things: start }) {
  const id = useId();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const typed = useTyped(name);
  const place = useCallback(
    (/** @type {HTMLInputElement | null} */ control) => {
      input.current = control;
      typed(control);
    },
    [typed],
  );
  const left = draftOf(useContext(FormDraft))?.[listName(name)];
  /** None as long as nobody has touched what is saved, so that it follows what is saved elsewhere. */
  const changed = useSignal(left === undefined ? null : thingsFrom(left));
  const things = changed.value ?? start;
  /** What was done last, said anew at each drawing, so that it follows the language. */
  const said = useSignal(/** @type {(() => string) | null} */ (null));

  // What a script writes is no input to the browser; the form's draft is to hear of it.
  useEffect(() => {
    if (said.value) input.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [said.value]);

  function add() {
    if (!input.current) return;
    const result = addThings(things, input.current.value);
    changed.value = result.things;
    input.current.value = result.left;
    said.value = () => (result.problem ? problem(result.problem) : added(result.added));
    input.current.focus();
  }

  /** @param {string} thing */
  function remove(thing) {
    changed.value = things.filter((other) => other !== thing);
    said.value = () => t('allergies.removed', { thing });
    input.current?.focus();
  }

  return (
    <div class="list-field">
      <FieldFrame {...{ id, name, label, hint, optional }}>
        <div class="list-field-typing">
          <input
            class="ds-input"
            type="text"
            id={id}
            name={name}
            ref={place}
            enterKeyHint="enter"
            onKeyDown={(event) => addOnEnter(event, add)}
          />
          <Button variant="secondary" onClick={add}>
            {t('allergies.add')}
          </Button>
        </div>
      </FieldFrame>
      <p role="status" class="soft">
        {said.value?.()}
      </p>
      <textarea
        hidden
        name={listName(name)}
        defaultValue={joinThings(start)}
        value={joinThings(things)}
      />
      <Things label={t('allergies.list')} things={things} onRemove={remove} />
    </div>
  );
}

/**
 * Enter adds what is typed; with nothing typed it sends the form, as in any other field.
 *
 * @param {import('preact').TargetedKeyboardEvent<HTMLInputElement>} event @param {() => void} add
 */
function addOnEnter(event, add) {
  if (event.key !== 'Enter' || event.isComposing || !event.currentTarget.value.trim()) return;
  event.preventDefault();
  add();
}

/** @param {string[]} things */
function added(things) {
  return things.length > 0 ? t('allergies.added', { thing: things.join(', ') }) : '';
}

/** @param {'TOO_LONG' | 'FULL'} kind */
function problem(kind) {
  return kind === 'FULL'
    ? t('allergies.full', { count: MOST_THINGS })
    : t('allergies.too-long', { count: LONGEST_THING });
}
