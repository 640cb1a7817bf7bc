import { useSignal } from '@preact/signals';
import { useContext, useId, useMemo } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { boxAt, boxName, ticked } from '../../lib/boxes.js';
import { draftOf } from '../../lib/drafts.js';
import { year } from '../../lib/fields.js';
import { keepMail } from '../../lib/texts.js';
import { ChoiceField, TextField } from '../field.jsx';
import { FormDraft, FormErrors } from '../form-context.js';
import './boxes.css';

/** @typedef {import('../../lib/boxes.js').Asked} Asked */

/** What is said of all boxes together is said of this. */
export const BOXES = 'box';

/** @param {{ purpose: string }} asked */
const purposeOf = ({ purpose }) => purpose;

/**
 * Boxes of their own, each for one thing, and none ticked beforehand (S32).
 *
 * @param {{ asked: Asked[], legend: string, hint: string, asksYear?: boolean }} props `asksYear` once one is ticked
 */
export function Boxes({ asked, legend, hint, asksYear }) {
  const problem = useId();
  const none = useContext(FormErrors).value.find(({ name }) => name === BOXES);
  const typed = draftOf(useContext(FormDraft)) ?? {};
  const before = asked.filter(({ purpose }) => typed[boxName(purpose)]);
  const chosen = useSignal(/** @type {ReadonlySet<string>} */ (new Set(before.map(purposeOf))));
  if (asked.length === 0) return null;

  /** @param {string} purpose @param {boolean} isTicked */
  function choose(purpose, isTicked) {
    const next = new Set(chosen.value);
    if (isTicked) next.add(purpose);
    else next.delete(purpose);
    chosen.value = next;
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
            <details>
              <summary>{t('boxes.more')}</summary>
              <div>
                {text.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{keepMail(paragraph)}</p>
                ))}
              </div>
            </details>
          </div>
        ))}
      </fieldset>
      {asksYear && chosen.value.size > 0 && <YearField />}
    </>
  );
}

function YearField() {
  return (
    <TextField
      name="birthYear"
      label={t('boxes.year')}
      hint={t('boxes.year.hint')}
      inputMode="numeric"
      autocomplete="bday-year"
      maxLength={4}
    />
  );
}

/**
 * Reading a form's boxes, and finding the one that the server has something against.
 *
 * @param {Asked[]} asked
 */
export function useBoxes(asked) {
  const last = useMemo(
    () => ({ agreed: /** @type {import('../../lib/boxes.js').Agreed[]} */ ([]) }),
    [],
  );

  /**
   * @param {FormData} fields
   * @returns {import('../form.jsx').Read} nothing at all where none is ticked
   */
  function read(fields) {
    last.agreed = ticked(fields, asked);
    const born = year(fields, 'birthYear');
    if (born === undefined) {
      const message = () => t('boxes.year.invalid');
      return { errors: [{ name: 'birthYear', code: 'INVALID', message }] };
    }
    if (last.agreed.length === 0) return { input: {} };
    // Said with all else that is missing, and not once that is mended.
    if (born === null && fields.has('birthYear')) {
      const message = () => t('boxes.year.needed');
      return { errors: [{ name: 'birthYear', code: 'REQUIRED', message }] };
    }
    const withYear = born === null ? {} : { birthYear: born };
    return { input: { consents: last.agreed, ...withYear } };
  }

  /** @param {string} name */
  const named = (name) => boxAt(name, last.agreed);
  /** Which are ticked in what was read last. */
  const chosen = () => last.agreed.map(purposeOf);
  return { read, named, chosen };
}
