import { Icon } from '../../components/icon.jsx';

/**
 * A paper, which opens beside the page rather than in its place.
 *
 * @param {{ href: string, name?: string, children: preact.ComponentChildren }} props `name` tells it from others like it
 */
export function PaperLink({ href, name, children }) {
  return (
    <a class="ds-link paper-link" href={href} target="_blank" rel="noopener" aria-label={name}>
      <Icon name="paper" />
      <span>{children}</span>
    </a>
  );
}
