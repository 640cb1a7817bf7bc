import { makeOperation } from '@urql/core';
import { filter, map, onPush, pipe } from 'wonka';

/**
 * An exchange that lets a question's newest answer stand: one that was asked before a mutation, and comes
 * after what was asked behind it, would bring back what was there before. What is still under way when a
 * mutation is answered is asked again, since it may have been answered before: urql's cache asks anew
 * only what it has an answer to.
 *
 * @type {import('@urql/core').Exchange}
 */
export const newestAnswer = ({ client, forward }) => {
  /** @type {Map<number, number>} how often each question was asked */
  const turns = new Map();
  /** @type {Map<number, import('@urql/core').Operation>} */
  const underWay = new Map();

  /** @param {import('@urql/core').Operation} operation */
  function numbered(operation) {
    const { kind, key, context } = operation;
    if (kind === 'teardown') underWay.delete(key);
    if (kind !== 'query') return operation;
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    const asked = makeOperation(kind, operation, { ...context, turn });
    underWay.set(key, asked);
    return asked;
  }

  /** @param {import('@urql/core').OperationResult} result */
  const isNewest = ({ operation: { kind, key, context } }) =>
    kind !== 'query' || context.turn === turns.get(key);

  /** @param {import('@urql/core').OperationResult} result */
  function settle({ operation: { kind, key } }) {
    if (kind === 'query') underWay.delete(key);
    if (kind === 'mutation') for (const operation of underWay.values()) askAgain(operation);
  }

  /** @param {import('@urql/core').Operation} operation */
  const askAgain = (operation) =>
    client.reexecuteOperation(
      makeOperation(operation.kind, operation, {
        ...operation.context,
        requestPolicy: 'network-only',
      }),
    );

  return (operations) => pipe(operations, map(numbered), forward, filter(isNewest), onPush(settle));
};
