import { useEffect } from 'preact/hooks';
import { customer } from '../../app/session.js';

/**
 * The menu says that there is something new as soon as a page knows it, and until it is seen.
 *
 * @param {number | undefined} unreadConversations undefined until there is an answer
 */
export function useMenuMark(unreadConversations) {
  useEffect(() => {
    const me = customer.peek();
    if (!me || unreadConversations === undefined) return;
    if (me.unreadConversations !== unreadConversations)
      customer.value = { ...me, unreadConversations };
  }, [unreadConversations]);
}
