import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.jsx';
import { t } from '../i18n/index.js';
import { isWithin } from '../lib/paths.js';
import { menu } from './menu-items.js';
import { customer, signOut } from './session.js';

/** As in shell.css. */
const roomForColumn = matchMedia('(min-width: 62rem)');

/**
 * A column beside the page where there is room; on a phone the same list opens from the header.
 *
 * @param {{ current: string }} props path of the page shown
 */
export function Menu({ current }) {
  const nav = useRef(/** @type {HTMLElement | null} */ (null));
  /** A link to the page one is on leads nowhere new: it closes the menu all the same. */
  const close = () => nav.current?.matches(':popover-open') && nav.current.hidePopover();
  /** Whoever tabs on is past the menu, which would lie over where they are. @param {FocusEvent} event */
  const leave = ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !nav.current?.contains(relatedTarget)) close();
  };
  useEffect(() => {
    roomForColumn.addEventListener('change', close);
    return () => roomForColumn.removeEventListener('change', close);
  }, []);
  return (
    <nav
      id="menu"
      class="menu"
      popover="auto"
      ref={nav}
      aria-label={t('menu.label')}
      onFocusOut={leave}
    >
      <ul>
        {menu.map((item) => (
          <li key={item.path}>
            <a
              href={item.path}
              aria-current={isWithin(current, item.path) ? 'page' : undefined}
              onClick={close}
            >
              <Icon name={item.icon} />
              {t(item.label)}
              {item.path === '/kundeservice' && !!customer.value?.unreadConversations && (
                <span class="chip">{t('menu.unread')}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => {
          close();
          signOut();
        }}
      >
        <Icon name="leave" />
        {t('menu.sign-out')}
      </button>
    </nav>
  );
}
