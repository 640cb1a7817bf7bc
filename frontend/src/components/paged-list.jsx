import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useQuery } from '../app/use-query.js';
import { t } from '../i18n/index.js';
import { Button } from './button.jsx';
import { LoadFailed } from './load-failed.jsx';
import { Loading } from './loading.jsx';

/**
 * @typedef {object} Connection
 * @property {{ id: string }[]} nodes
 * @property {{ hasNextPage: boolean, endCursor: string | null }} pageInfo
 *
 * @typedef {object} List
 * @property {import('@urql/core').TypedDocumentNode<any, any>} document taking `$after`
 * @property {Record<string, unknown>} [variables] besides `after`
 * @property {(data: any) => Connection} pick
 * @property {(node: any) => preact.ComponentChildren} row
 * @property {string} [empty] what to say when there is nothing
 * @property {boolean} [isWorded] as of `useQuery`
 * @property {number} [pages] how many are open from the first
 * @property {(count: number) => void} [onPages] how many are open now
 */

/**
 * A long list, a page at a time.
 *
 * @param {List & { class?: string, first?: Connection }} props `first` where its first page was asked for already
 */
export function PagedList({ class: look = 'lines', first, ...list }) {
  return (
    <ul class={look}>
      {first ? <Rows {...list} page={first} number={1} /> : <PageOf {...list} number={1} />}
    </ul>
  );
}

/** @param {List & { number: number, isAskedFor?: boolean, after?: string | null }} props */
function PageOf({ after, ...list }) {
  const { data, failed } = useQuery(list.document, { ...list.variables, after }, list);
  if (failed)
    return (
      <li>
        <LoadFailed />
      </li>
    );
  if (!data)
    return (
      <li>
        <Loading rows={4} />
      </li>
    );
  return <Rows {...list} page={list.pick(data)} />;
}

/**
 * One page, and the next one beneath it once asked for. Each page goes on from where the one
 * above ends now, so that a new entry on top pushes nothing out of sight.
 *
 * @param {List & { page: Connection, number: number, isAskedFor?: boolean }} props
 */
function Rows({ page: { nodes, pageInfo }, number, isAskedFor, ...list }) {
  const isOpen = useSignal(number < (list.pages ?? 1));
  const isAsked = useSignal(false);
  const first = useRef(/** @type {HTMLLIElement | null} */ (null));
  useEffect(() => {
    // The button that asked for this page is gone, so its first line takes focus.
    if (isAskedFor) first.current?.focus();
  }, []);

  function open() {
    isOpen.value = true;
    isAsked.value = true;
    list.onPages?.(number + 1);
  }

  if (nodes.length === 0 && !pageInfo.hasNextPage) return <li>{list.empty}</li>;
  return (
    <>
      {nodes.map((node, index) => (
        <li key={node.id} ref={index === 0 ? first : null} tabIndex={-1}>
          {list.row(node)}
        </li>
      ))}
      {pageInfo.hasNextPage && isOpen.value && (
        <PageOf
          {...list}
          after={pageInfo.endCursor}
          number={number + 1}
          isAskedFor={isAsked.value}
        />
      )}
      {pageInfo.hasNextPage && !isOpen.value && <More onClick={open} />}
    </>
  );
}

/** @param {{ onClick: () => void }} props */
function More({ onClick }) {
  return (
    <li class="more">
      <Button variant="secondary" onClick={onClick}>
        {t('act.more')}
      </Button>
    </li>
  );
}
