import { goneNow } from '../../components/confirmation.jsx';
import { TextAreaField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { optionalText } from '../../lib/fields.js';
import MembershipLeave from '../../operations/club/membership-leave.graphql';

/**
 * The way out: what comes of it, and one button. Saying why is up to the member.
 *
 * @param {{
 *   told: import('./use-join.js').Latest, onUndo: () => void, isUndoing: () => boolean,
 *   onLeft: (payload: import('./venneklubb.jsx').Changed) => void,
 * }} props
 */
export function Leave({ told, onLeft, onUndo, isUndoing }) {
  return (
    <section class="section" aria-labelledby="leave">
      <h2 id="leave">{t('club.leave.title')}</h2>
      <p>{t('club.leave.text')}</p>
      <p>{t('club.leave.undo')}</p>
      <Form
        draft="leave-club"
        document={MembershipLeave}
        read={(fields) => ({ input: { reason: optionalText(fields, 'reason') } })}
        onSend={() => {
          told.value = null;
        }}
        onDone={(payload) => {
          onLeft(payload);
          const done = goneNow(() => t('club.left'), onUndo);
          told.value = { done: { ...done, undoWords: () => t('club.back'), isUndoing } };
        }}
        submit={t('club.leave.act')}
        busyLabel={t('club.leave.busy')}
        variant="secondary"
        title={t('club.leave.failed')}
        creates
      >
        <TextAreaField name="reason" label={t('club.leave.reason')} optional rows={2} />
      </Form>
    </section>
  );
}
