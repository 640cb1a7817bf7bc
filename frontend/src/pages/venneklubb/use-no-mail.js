import { useMutation } from '../../app/use-mutation.js';
import { saidYesTo } from '../../components/boxes/said.js';
import { goneNow } from '../../components/confirmation.jsx';
import { t } from '../../i18n/index.js';
import JoinedMailWithdraw from '../../operations/club/joined-mail-withdraw.graphql';

/**
 * What was ticked when joining is taken back where one stands, by one press, as it was given.
 *
 * @param {import('./use-join.js').Latest} told
 */
export function useNoMail(told) {
  const { run } = useMutation(JoinedMailWithdraw);

  /** @param {string[]} purposes which were ticked; none where no box was @param {string | null} waitsAt */
  function joined(purposes, waitsAt) {
    const done = { ...goneNow(() => t('club.joined')), lines: () => linesOf(purposes, waitsAt) };
    told.value = { done: purposes.length > 0 ? withWayBack(done, purposes) : done };
  }

  /** @param {import('../../components/confirmation.jsx').Done} done @param {string[]} purposes */
  function withWayBack(done, purposes) {
    return { ...done, undo: () => withdraw(purposes), undoWords: () => t('club.no-mail') };
  }

  /** @param {string[]} purposes */
  async function withdraw(purposes) {
    const before = told.value?.done;
    const outcome = await run({ purposes });
    if (!outcome) return;
    // What failed may be tried again.
    if ('payload' in outcome) told.value = { done: goneNow(() => t('club.no-mail.done')) };
    else told.value = { outcome, done: before && { ...before, takesFocus: false } };
  }

  return { joined };
}

/**
 * What was ticked, and what is left to do for it, where anything is.
 *
 * @param {string[]} purposes @param {string | null} to
 */
function linesOf(purposes, to) {
  const said = purposes.length > 0 ? [saidYesTo(purposes)] : [];
  return to ? [...said, t('club.joined.waits', { to })] : said;
}
