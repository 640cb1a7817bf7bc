import { useSignal } from '@preact/signals';
import { useContext, useId, useMemo } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { boxAt, boxName, isOfBoxes, oldest, ticked, yearFault } from '../../lib/boxes.js';
import { draftOf } from '../../lib/drafts.js';
import { year } from '../../lib/fields.js';
import { keepMail } from '../../lib/texts.js';
import { today } from '../../lib/today.js';
import { Button } from '../button.jsx';
import { ChoiceField, TextField } from '../field.jsx';
import { FormDraft, FormErrors, FormMend } from '../form-context.js';
import { AgreedWords } from './agreed-words.jsx';

/** @typedef {import('../../lib/boxes.js').Asked} Asked */

/** @typedef {NonNullable<ReturnType<typeof yearFault>>} Fault */

/** What is said of all boxes together is said of this. */
export const BOXES = 'box';
const YEAR = 'birthYear';

/** @param {{ purpose: string }} asked */
const purposeOf = ({ purpose }) => purpose;

/**
 * Boxes of their own, each for one thing, and none ticked beforehand (S32).
 *
 * @param {object} props
 * @param {Asked[]} props.asked
 * @param {string} props.legend
 * @param {string} props.hint
 * @param {boolean} [props.asksYear] once one is ticked
 * @param {boolean} [props.isAll] the form is for nothing else, so that the year is needed from the start; it is kept nowhere
 * @param {string} [props.without] what comes of it without any, where the form is for something else
 */
export function Boxes({ asked, legend, hint, asksYear, isAll, without }) {
  const problem = useId();
  const errors = useContext(FormErrors).value;
  const mend = useContext(FormMend);
  const none = errors.find(({ name }) => name === BOXES);
  const typed = draftOf(useContext(FormDraft)) ?? {};
  const before = asked.filter(({ purpose }) => typed[boxName(purpose)]);
  const chosen = useSignal(/** @type {ReadonlySet<string>} */ (new Set(before.map(purposeOf))));
  // Whoever ticks again what they had unticked needn't write it again.
  const born = useSignal('');
  if (asked.length === 0) return null;

  /** @param {string} purpose @param {boolean} isTicked */
  function choose(purpose, isTicked) {
    const next = new Set(chosen.value);
    if (isTicked) next.add(purpose);
    else next.delete(purpose);
    chosen.value = next;
    // Without a tick nobody is asked for the year.
    if (!isAll && next.size === 0) mend(YEAR);
  }

  return (
    <>
      <fieldset class="ds-fieldset boxes" aria-describedby={none && problem}>
        <legend class="ds-label">{legend}</legend>
        <p data-field="description">{hint}</p>
        {none && (
          <p class="ds-validation-message" data-field="validation" id={problem}>
            {none.message()}
          </p>
        )}
        {asked.map(({ purpose, text }) => (
          <div key={purpose}>
            <ChoiceField
              name={boxName(purpose)}
              label={keepMail(text.label)}
              onChange={({ currentTarget }) => choose(purpose, currentTarget.checked)}
            />
            <AgreedWords {...text} />
          </div>
        ))}
      </fieldset>
      {asksYear && (isAll || chosen.value.size > 0) && <YearField born={born} isKept={!isAll} />}
      {without && chosen.value.size > 0 && errors.some(({ name }) => isOfBoxes(name)) && (
        <WayOn text={without} chosen={chosen} />
      )}
    </>
  );
}

/** @param {{ born: import('@preact/signals').Signal<string>, isKept: boolean }} props `isKept` where it comes into a profile */
function YearField({ born, isKept }) {
  const before = useMemo(() => born.peek(), []);
  return (
    <TextField
      name={YEAR}
      defaultValue={before}
      onInput={({ currentTarget }) => {
        born.value = currentTarget.value;
      }}
      label={t('boxes.year')}
      hint={t(isKept ? 'boxes.year.hint' : 'boxes.year.hint.unkept')}
      inputMode="numeric"
      autocomplete="bday-year"
      maxLength={4}
    />
  );
}

/**
 * Out of what only the boxes are in the way of, by one press: it unticks them and sends the rest.
 *
 * @param {{ text: string, chosen: import('@preact/signals').Signal<ReadonlySet<string>> }} props
 */
function WayOn({ text, chosen }) {
  /** @param {{ currentTarget: HTMLButtonElement }} event */
  function goOn({ currentTarget: { form } }) {
    for (const purpose of chosen.peek()) {
      const box = form?.elements.namedItem(boxName(purpose));
      if (box instanceof HTMLInputElement) box.checked = false;
    }
    chosen.value = new Set();
    // This button is gone with the ticks.
    /** @type {HTMLElement | null | undefined} */ (form?.querySelector('[type="submit"]'))?.focus();
    form?.requestSubmit();
  }

  return (
    <div class="section">
      <p>{text}</p>
      <div class="acts">
        <Button variant="secondary" onClick={goOn}>
          {t('boxes.without')}
        </Button>
      </div>
    </div>
  );
}

/**
 * Reading a form's boxes, and finding the one that the server has something against.
 *
 * @param {Asked[]} asked
 * @param {{ asksYear: boolean, isAside?: boolean }} how as the boxes have it; `isAside` where the form is for
 *   something else
 */
export function useBoxes(asked, { asksYear, isAside }) {
  const last = useMemo(
    () => ({ agreed: /** @type {import('../../lib/boxes.js').Agreed[]} */ ([]) }),
    [],
  );

  /**
   * @param {FormData} fields
   * @returns {import('../form.jsx').Read} nothing at all where none is ticked beside something else
   */
  function read(fields) {
    last.agreed = ticked(fields, asked);
    if (isAside && last.agreed.length === 0) return { input: {} };
    if (!asksYear) return { input: { consents: last.agreed } };
    const born = year(fields, YEAR);
    const fault = yearFault(born, thisYear());
    if (fault) return { errors: [problem(fault, isAside)] };
    return { input: { consents: last.agreed, birthYear: born } };
  }

  /** @param {string} name */
  const named = (name) => boxAt(name, last.agreed);
  /** Which are ticked in what was read last. */
  const chosen = () => last.agreed.map(purposeOf);
  return { read, named, chosen };
}

const thisYear = () => Number(today().slice(0, 4));

/**
 * One for all that is ticked, at the year: it is what may be mistyped.
 *
 * @param {Fault} fault @param {boolean} [isAside]
 * @returns {import('../../lib/errors.js').FieldError}
 */
function problem(fault, isAside) {
  const last = thisYear();
  const hasOther = isAside && (fault === 'needed' || fault === 'young');
  const message = () =>
    t(hasOther ? `boxes.year.${fault}.or` : `boxes.year.${fault}`, { first: last - oldest, last });
  return { name: YEAR, code: fault, message };
}
