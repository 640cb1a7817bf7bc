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
 * @property {(me: any) => Connection} pick
 * @property {(node: any) => preact.ComponentChildren} row
 * @property {string} empty what to say when there is nothing
 */

/** A long list, a page at a time. @param {List} props */
export function PagedList(props) {
  return (
    <ul class="lines">
      <PageOf {...props} />
    </ul>
  );
}

/**
 * One page, and the next one beneath it once asked for. Each page goes on from where the one
 * above ends now, so that a new entry on top pushes nothing out of sight.
 *
 * @param {List & { after?: string | null }} props
 */
function PageOf({ after, ...list }) {
  const { data, failed } = useQuery(list.document, { after });
  const isOpen = useSignal(false);
  const first = useRef(/** @type {HTMLLIElement | null} */ (null));
  const hasCome = Boolean(data);
  useEffect(() => {
    // The button that asked for this page is gone, so its first line takes focus.
    if (hasCome && after) first.current?.focus();
  }, [hasCome]);
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
  const { nodes, pageInfo } = list.pick(data.me);
  if (nodes.length === 0) return <li>{list.empty}</li>;
  return (
    <>
      {nodes.map((node, index) => (
        <li key={node.id} ref={index === 0 ? first : null} tabIndex={-1}>
          {list.row(node)}
        </li>
      ))}
      {pageInfo.hasNextPage && isOpen.value && <PageOf after={pageInfo.endCursor} {...list} />}
      {pageInfo.hasNextPage && !isOpen.value && (
        <More
          onClick={() => {
            isOpen.value = true;
          }}
        />
      )}
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
