import { ChoiceGroup } from '../../components/choice-group.jsx';
import { t } from '../../i18n/index.js';
import { nearDay } from './words.js';

/** Just this once, or from now on: asked each time it matters. */
export const THIS = 'this';
export const ALWAYS = 'always';

/**
 * @param {{ coming: any, onChoose: (which: string) => void }} props
 */
export function WhichChoice({ coming, onChoose }) {
  return (
    <ChoiceGroup
      name="which"
      legend={t('fast.which')}
      choices={[
        { value: THIS, label: t('fast.which.this', { day: nearDay(coming.deliverOn) }) },
        { value: ALWAYS, label: t('fast.which.always') },
      ]}
      onChoose={onChoose}
    />
  );
}
