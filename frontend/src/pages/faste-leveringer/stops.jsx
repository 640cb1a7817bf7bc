import { TextField } from '../../components/field.jsx';
import { t } from '../../i18n/index.js';
import { optionalText } from '../../lib/fields.js';
import DeliveryNow from '../../operations/subscriptions/delivery-now.graphql';
import SubscriptionCancel from '../../operations/subscriptions/subscription-cancel.graphql';
import SubscriptionPause from '../../operations/subscriptions/subscription-pause.graphql';
import { ActForm } from './act-form.jsx';
import { ActRow } from './act-row.jsx';
import { DayField } from './day-field.jsx';
import { News } from './news.jsx';

const STOPS = 'stops';

/** At once, not for a while, or not any more; how what rests goes on stands on the card. @param {{ subscription: any }} props */
export function Stops({ subscription }) {
  const { canPause } = subscription;
  const acts = /** @type {const} */ ([
    ...(canPause.allowed ? /** @type {const} */ (['now', 'pause']) : []),
    'cancel',
  ]);
  return (
    <section class="section" aria-labelledby="stops">
      <h2 id="stops" tabIndex={-1}>
        {t('fast.stops')}
      </h2>
      <div class="card">
        <News of={subscription} place={STOPS} />
        <p>{t('fast.stops.text')}</p>
        <ActRow
          acts={acts.map((act) => ({
            act,
            label: t(`fast.act.${act}`),
            title: t(`fast.${act}.title`),
          }))}
          form={(act, onClose) => (
            <StopForm act={act} subscription={subscription} onClose={onClose} />
          )}
        />
      </div>
    </section>
  );
}

/** @param {{ act: string, subscription: any, onClose: () => void }} props */
function StopForm({ act, subscription, onClose }) {
  const form = { of: subscription, onClose };
  if (act === 'now') return <NowForm {...form} />;
  if (act === 'pause') return <PauseForm {...form} />;
  return <CancelForm {...form} />;
}

/** @param {{ of: any, onClose: () => void }} form */
function NowForm(form) {
  return (
    <ActForm
      {...form}
      place={STOPS}
      document={DeliveryNow}
      read={() => ({ input: {} })}
      submit={t('fast.now.submit')}
      same={t('fast.now.same')}
      done={() => t('fast.now.done')}
    />
  );
}

/** @param {{ of: any, onClose: () => void }} form */
function PauseForm(form) {
  return (
    <ActForm
      {...form}
      place={STOPS}
      document={SubscriptionPause}
      read={(fields) => ({ input: { until: optionalText(fields, 'until') } })}
      submit={t('fast.pause.submit')}
      done={() => t('fast.pause.done')}
    >
      <DayField
        name="until"
        label={t('fast.pause.until')}
        hint={t('fast.pause.until.hint')}
        optional
      />
    </ActForm>
  );
}

/** Told on the card, which then says that it has ended. @param {{ of: any, onClose: () => void }} form */
function CancelForm(form) {
  return (
    <ActForm
      {...form}
      place="card"
      document={SubscriptionCancel}
      read={(fields) => ({ input: { reason: optionalText(fields, 'reason') } })}
      submit={t('fast.cancel.submit')}
      done={() => t('fast.cancel.done')}
    >
      <TextField
        name="reason"
        label={t('fast.cancel.reason')}
        hint={t('fast.cancel.reason.hint')}
        optional
      />
    </ActForm>
  );
}
