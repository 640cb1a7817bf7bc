import { useSignal } from '@preact/signals';
import { LinkPage } from '../../components/way-in/link-page.jsx';
import { Freeze } from './freeze.jsx';
import { Frozen } from './frozen.jsx';
import { Undone } from './undone.jsx';

export default function FreezePage() {
  return <LinkPage kind="freeze" page={WasntYou} />;
}

/**
 * Freezing comes first and takes one press; only then is there time for the rest.
 *
 * @param {import('../../components/way-in/link-page.jsx').Link} link
 */
function WasntYou(link) {
  const step = useSignal(/** @type {'freeze' | 'frozen' | 'undone'} */ ('freeze'));
  /** @param {typeof step.value} next */
  const goTo = (next) => () => {
    step.value = next;
  };
  if (step.value === 'undone') return <Undone />;
  if (step.value === 'frozen') return <Frozen {...link} onDone={goTo('undone')} />;
  return <Freeze {...link} onDone={goTo('frozen')} />;
}
