import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useMutation } from '../../app/use-mutation.js';
import { Confirmation } from '../../components/confirmation.jsx';
import { usePreview } from '../../components/consequences/use-foreseen.js';
import { Failure } from '../../components/failure.jsx';
import { language, t } from '../../i18n/index.js';
import { idempotency } from '../../lib/idempotency.js';
import DeliveryChangeUndo from '../../operations/subscriptions/delivery-change-undo.graphql';

/**
 * @typedef {object} Told
 * @property {string} path of the page that is to tell it
 * @property {string} of which subscription
 * @property {string} place of the page
 * @property {() => string} [text] what was done
 * @property {string} at
 * @property {any} [payload] what the server said of it
 * @property {string} [language] in which it did
 * @property {import('../../app/use-mutation.js').Outcome} [outcome] where it didn't come about
 */

/** The place of a card. */
export const CARD = 'card';

/**
 * What was done last, and where it is told: one thing at a time, so that no old news stand beside the new.
 *
 * @type {import('@preact/signals').Signal<Told | null>}
 */
const news = signal(null);

/**
 * @param {{ of: string, place: string, path?: string }} where this page, if nothing else is said
 * @param {() => string} text
 * @param {any} payload of the mutation that did it
 */
export function tell({ of, place, path = location.pathname }, text, payload) {
  if (payload?.changesAnything === false) return tellNothing({ of, place, path });
  const at = new Date().toISOString();
  news.value = { path, of, place, text, at, payload, language: language.peek() };
}

/** That it was so already: nothing is done, and nothing to undo. @param {{ of: string, place: string, path: string }} where */
function tellNothing(where) {
  news.value = { ...where, text: () => t('fast.nothing'), at: '' };
}

/** That an act isn't possible any more, since more was changed elsewhere. @param {{ of: string, place: string }} where */
export function tellOverlooked({ of, place }) {
  news.value = { path: location.pathname, of, place, text: () => t('fast.stale.over'), at: '' };
}

/** @param {{ of: string, place: string }} where @param {import('../../app/use-mutation.js').Outcome} outcome */
export function tellFailure({ of, place }, outcome) {
  news.value = { path: location.pathname, of, place, at: '', outcome };
}

/** That it is as it was; what was taken back isn't offered again. @param {{ of: string, place: string }} where @param {any} payload */
export function tellUndone(where, payload) {
  tell(where, () => t('fast.undone'), { ...payload, change: null });
}

/** Something else is being done now. */
export function hush() {
  news.value = null;
}

/**
 * What was done here, what comes of it, and the way back for as long as there is one.
 *
 * @param {{ of: { id: string, version: number }, place: string }} props
 */
export function News({ of, place }) {
  const { path } = useLocation();
  const { run } = useMutation(DeliveryChangeUndo);
  const key = useMemo(() => idempotency(), []);
  const isHere = (/** @type {Told | null} */ last) =>
    last?.path === path && last.of === of.id && last.place === place;
  const told = isHere(news.value) ? news.value : null;
  useEffect(
    () => () => {
      if (isHere(news.peek())) hush();
    },
    [path],
  );

  async function undo() {
    if (!told) return;
    const { change, subscription } = told.payload;
    const version = Math.max(of.version, subscription.version);
    const outcome = await run({ id: of.id, version, change, idempotencyKey: key.current() });
    if (!outcome) return;
    if (!('failure' in outcome)) key.renew();
    if ('payload' in outcome) tellUndone({ of: of.id, place }, outcome.payload);
    else tellFailure({ of: of.id, place }, outcome);
  }

  const done = useMemo(() => told?.text && doneOf(told, undo), [told]);
  return (
    <>
      <Confirmation done={done || null}>
        {told?.payload?.change && <UndoForeseen of={of} payload={told.payload} />}
      </Confirmation>
      <Failure outcome={told?.outcome} />
    </>
  );
}

/**
 * What comes of taking it back, before it is; by then the way back is still in view for who is there.
 *
 * @param {{ of: { id: string, version: number }, payload: any }} props
 */
function UndoForeseen({ of: { id, version }, payload: { change, subscription } }) {
  const { foreseen, look } = usePreview(DeliveryChangeUndo);
  useEffect(() => {
    look({ id, version: Math.max(version, subscription.version), change });
  }, [id, version, change, language.value]);
  const { lines = [], isPossible, language: spoken } = foreseen.value ?? {};
  const said = useRef(/** @type {HTMLParagraphElement | null} */ (null));
  useEffect(() => {
    const box = said.current?.closest('.confirmation');
    if (box?.contains(document.activeElement)) box.scrollIntoView({ block: 'nearest' });
  }, [foreseen.value]);
  if (!isPossible || spoken !== language.value || lines.length === 0) return null;
  return (
    <p ref={said} class="confirmation-more">
      {t('fast.undo.foreseen', { what: lines.join(' ') })}
    </p>
  );
}

/** @param {Told} told @param {() => void} undo @returns {import('../../components/confirmation.jsx').Done} */
function doneOf(told, undo) {
  return {
    text: () => told.text?.() ?? '',
    lines: () => inThisLanguage(told),
    at: told.at,
    undo: told.payload?.change ? undo : undefined,
    takesFocus: true,
  };
}

/** What the server said of it, in the language it was said in alone. @param {Told} told @returns {string[]} */
function inThisLanguage({ payload, language: spoken }) {
  return spoken === language.value ? (payload?.consequences ?? []) : [];
}
