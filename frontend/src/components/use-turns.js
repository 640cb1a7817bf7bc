import { useSignal } from '@preact/signals';
import { isSaid, isUnderWay, pressed } from '../lib/turns.js';

/**
 * One answer is said at a time, and none is lost: what is pressed meanwhile is said once the one before is answered.
 * Its progress is shown on what was pressed.
 */
export function useTurns() {
  const line = useSignal(/** @type {import('../lib/turns.js').Turn[]} */ ([]));

  /** @param {import('../lib/turns.js').Turn} turn */
  function take(turn) {
    const isFirst = isFree();
    line.value = pressed(line.peek(), turn);
    if (isFirst) return goOn();
  }

  async function goOn() {
    while (line.peek().length > 0) {
      try {
        await line.peek()[0].act();
      } catch (error) {
        // A mistake of ours is told like any, and loses nothing of what waits.
        reportError(error);
      }
      line.value = line.peek().slice(1);
    }
  }

  /** @param {Pick<import('../lib/turns.js').Turn, 'at' | 'press' | 'isAll'>} turn what its button is told */
  const told = (turn) => ({
    busy: isSaid(line.value, turn),
    'aria-busy': isUnderWay(line.value, turn) || undefined,
  });

  const isFree = () => line.peek().length === 0;

  /** Whether another press waits, so that focus is at it. */
  const isAwaited = () => line.peek().length > 1;

  return { take, told, isFree, isAwaited };
}
