import { ChoiceGroup } from '../../components/choice-group.jsx';
import { TextAreaField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { PicturesField } from '../../components/pictures-field/pictures-field.jsx';
import { t } from '../../i18n/index.js';
import { optionalText, text } from '../../lib/fields.js';
import { uploadsIn } from '../../lib/uploads.js';
import ComplaintCreate from '../../operations/orders/complaint-create.graphql';

/**
 * What is wrong, pictures of it, and what one would like best.
 *
 * @param {{ order: any, line: any, onDone: (complaint: any) => void }} props
 */
export function ComplaintForm({ order, line, onDone }) {
  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const told = text(fields, 'text');
    const { uploads, isWaiting } = uploadsIn(text(fields, 'pictures'));
    const errors = [...(told ? [] : [missing]), ...(isWaiting ? [waiting] : [])];
    if (errors.length > 0) return { errors };
    return {
      input: {
        order: order.id,
        line: line.line,
        text: told,
        wish: optionalText(fields, 'wish'),
        pictures: uploads,
      },
    };
  }

  return (
    <Form
      draft={`complaint.${order.id}.${line.line}`}
      document={ComplaintCreate}
      creates
      read={read}
      onDone={({ complaint }) => onDone(complaint)}
      submit={t('complain.submit')}
      busyLabel={t('complain.busy')}
      title={t('complain.summary')}
    >
      <TextAreaField
        name="text"
        label={t('complain.text')}
        hint={t('complain.text.hint')}
        rows={5}
      />
      <PicturesField name="pictures" />
      <ChoiceGroup
        name="wish"
        legend={t('complain.wish')}
        hint={t('complain.wish.hint')}
        optional
        choices={wishes()}
      />
    </Form>
  );
}

const missing = { name: 'text', code: 'REQUIRED', message: () => t('complain.text.missing') };
const waiting = { name: 'pictures', code: 'WAIT', message: () => t('complain.wait') };

function wishes() {
  const all = /** @type {const} */ (['REPAIR', 'REPLACEMENT', 'REFUND', 'PRICE_REDUCTION']);
  const wishes = all.map((value) => ({ value: String(value), label: t(`complain.wish.${value}`) }));
  // A radio button can't be taken back, so there is one for no wish.
  return [...wishes, { value: '', label: t('complain.wish.NONE') }];
}
