import { useSignal } from '@preact/signals';
import { Button, ButtonLink } from '../../components/button.jsx';
import { t } from '../../i18n/index.js';
import { deliveryPath } from '../../lib/delivery-days.js';
import { optionalText } from '../../lib/fields.js';
import SubscriptionReactivate from '../../operations/subscriptions/subscription-reactivate.graphql';
import SubscriptionResume from '../../operations/subscriptions/subscription-resume.graphql';
import { ActForm } from './act-form.jsx';
import { DayField } from './day-field.jsx';
import { hush } from './news.jsx';
import { Panel } from './panel.jsx';

/**
 * How what rests or has ended goes on: at once, or on a day of one's choice.
 *
 * @param {{ subscription: any, isAlone?: boolean }} props
 */
export function GoOn({ subscription, isAlone }) {
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
  };
  const kind = subscription.state === 'CANCELLED' ? 'reactivate' : 'resume';
  const isPossible =
    kind === 'reactivate' ? !subscription.endedWithFarewell : subscription.canResume.allowed;
  if (!isPossible && isAlone) return null;
  return (
    <>
      <div class="acts delivery-acts">
        {isPossible && (
          <Button
            aria-expanded={isOpen.value}
            onClick={() => {
              hush();
              isOpen.value = !isOpen.value;
            }}
          >
            {t(`fast.act.${kind}`)}
          </Button>
        )}
        {!isAlone && (
          <ButtonLink variant="secondary" href={deliveryPath(subscription.id)}>
            {t('fast.act.look')}
          </ButtonLink>
        )}
      </div>
      {isOpen.value && (
        <Panel title={t(`fast.${kind}.title`)} onClose={close}>
          <GoOnForm subscription={subscription} kind={kind} onClose={close} />
        </Panel>
      )}
    </>
  );
}

/** @param {{ subscription: any, kind: 'resume' | 'reactivate', onClose: () => void }} props */
function GoOnForm({ subscription, kind, onClose }) {
  return (
    <ActForm
      of={subscription}
      place="card"
      document={kind === 'reactivate' ? SubscriptionReactivate : SubscriptionResume}
      read={(fields) => ({ input: { nextOn: optionalText(fields, 'nextOn') } })}
      submit={t(`fast.act.${kind}`)}
      done={() => t(`fast.${kind}.done`)}
      onClose={onClose}
    >
      <DayField name="nextOn" label={t('fast.next-on')} hint={t('fast.next-on.hint')} optional />
    </ActForm>
  );
}
