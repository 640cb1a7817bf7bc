import { useSignal } from '@preact/signals';
import { LinkPage } from '../../components/way-in/link-page.jsx';
import { Freeze } from './freeze.jsx';
import { TakeBack } from './take-back.jsx';
import { Undone } from './undone.jsx';

export default function FreezePage() {
  return <LinkPage kind="freeze" page={WasntYou} />;
}

/**
 * Freezing comes first and takes one press; only then is there time for the rest. Whoever froze it
 * another day opens the same link to take the account back.
 *
 * @param {import('../../components/way-in/link-page.jsx').Link} link
 */
function WasntYou(link) {
  const step = useSignal(/** @type {'freeze' | 'frozen' | 'take-back' | 'undone'} */ ('freeze'));
  /** @param {typeof step.value} next */
  const goTo = (next) => () => {
    step.value = next;
  };
  if (step.value === 'undone') return <Undone />;
  if (step.value === 'freeze')
    return <Freeze {...link} onDone={goTo('frozen')} onTakeBack={goTo('take-back')} />;
  return <TakeBack {...link} step={step.value} onDone={goTo('undone')} />;
}
