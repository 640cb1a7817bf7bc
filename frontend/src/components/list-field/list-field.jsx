import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { addThings, LONGEST_THING, MOST_THINGS } from '../../lib/things.js';
import { Button } from '../button.jsx';
import { FieldFrame } from '../field.jsx';
import { Things } from './things.jsx';
import './list-field.css';

/**
 * A list of short texts: one field to type in, and what has been added as things that can be
 * removed again. The form gets what is being typed first, then each thing, under the same name.
 *
 * @param {{ name: string, label: string, hint: string, optional?: boolean, things: string[] }} props
 */
export function ListField({ name, label, hint, optional, things: start }) {
  const id = useId();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const things = useSignal(start);
  /** What was done last, said anew at each drawing, so that it follows the language. */
  const said = useSignal(/** @type {() => string} */ (() => ''));

  function add() {
    if (!input.current) return;
    const result = addThings(things.value, input.current.value);
    things.value = result.things;
    input.current.value = result.left;
    said.value = () => (result.problem ? problem(result.problem) : added(result.added));
    input.current.focus();
  }

  /** @param {string} thing */
  function remove(thing) {
    things.value = things.value.filter((other) => other !== thing);
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
            ref={input}
            enterKeyHint="enter"
            onKeyDown={(event) => addOnEnter(event, add)}
          />
          <Button variant="secondary" onClick={add}>
            {t('allergies.add')}
          </Button>
        </div>
      </FieldFrame>
      <p role="status" class="soft">
        {said.value()}
      </p>
      {things.value.map((thing) => (
        <input key={thing} type="hidden" name={name} value={thing} />
      ))}
      <Things label={t('allergies.list')} things={things.value} onRemove={remove} />
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
