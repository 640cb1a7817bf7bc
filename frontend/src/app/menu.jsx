import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.jsx';
import { t } from '../i18n/index.js';
import { isWithin } from '../lib/paths.js';
import { menu } from './menu-items.js';
import { signOut } from './session.js';

/**
 * A column beside the page where there is room; on a phone the same list opens from the header.
 *
 * @param {{ current: string }} props path of the page shown
 */
export function Menu({ current }) {
  const nav = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (nav.current?.matches(':popover-open')) nav.current.hidePopover();
  }, [current]);
  return (
    <nav id="menu" class="menu" popover="auto" ref={nav} aria-label={t('menu.label')}>
      <ul>
        {menu.map((item) => (
          <li key={item.path}>
            <a href={item.path} aria-current={isWithin(current, item.path) ? 'page' : undefined}>
              <Icon name={item.icon} />
              {t(item.label)}
            </a>
          </li>
        ))}
      </ul>
      <button type="button" onClick={signOut}>
        <Icon name="leave" />
        {t('menu.sign-out')}
      </button>
    </nav>
  );
}
