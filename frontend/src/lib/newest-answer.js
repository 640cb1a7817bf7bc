import { makeOperation } from '@urql/core';
import { filter, map, pipe } from 'wonka';

/**
 * An exchange that lets a question's newest answer stand: one that was asked before a mutation, and comes
 * after what was asked behind it, would bring back what was there before.
 *
 * @type {import('@urql/core').Exchange}
 */
export const newestAnswer = ({ forward }) => {
  /** @type {Map<number, number>} how often each question was asked */
  const turns = new Map();

  /** @param {import('@urql/core').Operation} operation */
  function numbered(operation) {
    if (operation.kind !== 'query') return operation;
    const turn = (turns.get(operation.key) ?? 0) + 1;
    turns.set(operation.key, turn);
    return makeOperation(operation.kind, operation, { ...operation.context, turn });
  }

  /** @param {import('@urql/core').OperationResult} result */
  const isNewest = ({ operation: { kind, key, context } }) =>
    kind !== 'query' || context.turn === turns.get(key);

  return (operations) => pipe(operations, map(numbered), forward, filter(isNewest));
};
