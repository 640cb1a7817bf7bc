import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.js';
import { Changes } from './changes.jsx';

/**
 * The comparison that one asked for, and is led to.
 *
 * @param {object} props
 * @param {import('./erklaering.jsx').Notice} props.notice
 * @param {import('./versions.jsx').Version} props.earlier what it is compared with
 */
export function Compared({ notice, earlier: { version } }) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => heading.current?.focus(), [version]);
  return (
    <Changes
      key={version}
      id="compared"
      notice={notice}
      since={version}
      title={t('notice.news.between', { version })}
      heading={heading}
      isOpen
    />
  );
}
