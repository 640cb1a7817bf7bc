import { useSignal } from '@preact/signals';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { draftOf } from '../../lib/drafts.js';
import { errorOf } from '../../lib/errors.js';
import { Problem } from '../field.jsx';
import { FormDraft, FormErrors, useTyped } from '../form-context.js';
import { FIVE, Star } from './stars.jsx';
import './stars.css';

/**
 * One to five stars: radio buttons, each as large as a finger, and what the chosen one means in words.
 *
 * @param {{ name: string, legend: string, chosen: string }} props
 */
export function StarsField({ name, legend, chosen }) {
  const problem = useId();
  const typed = useTyped(name);
  const invalid = errorOf(useContext(FormErrors).value, name) ? true : undefined;
  const left = draftOf(useContext(FormDraft))?.[name];
  const picked = useSignal(/** @type {string | null} */ (left ?? null));
  const now = picked.value ?? chosen;
  const set = useRef(/** @type {HTMLFieldSetElement | null} */ (null));
  // What was typed is thrown away.
  useEffect(() => {
    const form = set.current?.form;
    const empty = () => {
      picked.value = null;
    };
    form?.addEventListener('reset', empty);
    return () => form?.removeEventListener('reset', empty);
  }, []);
  return (
    <fieldset ref={set} class="ds-fieldset stars-field" aria-describedby={invalid && problem}>
      <legend class="ds-label">{legend}</legend>
      <div class="stars-choices">
        {FIVE.map((stars) => (
          <label key={stars} class="star-choice">
            <input
              class="ds-sr-only"
              ref={typed}
              type="radio"
              name={name}
              value={stars}
              aria-label={t('stars.choice', { count: stars, words: t(`stars.${stars}`) })}
              aria-invalid={invalid}
              defaultChecked={String(stars) === chosen}
              onChange={() => {
                picked.value = String(stars);
              }}
            />
            <Star isFull={stars <= Number(now)} />
          </label>
        ))}
        <span class="soft" aria-hidden="true">
          {now ? t(`stars.${/** @type {1} */ (Number(now))}`) : t('stars.none')}
        </span>
      </div>
      <div id={problem}>
        <Problem name={name} />
      </div>
    </fieldset>
  );
}
