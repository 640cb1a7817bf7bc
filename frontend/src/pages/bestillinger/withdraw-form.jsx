import { TextAreaField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { optionalText } from '../../lib/fields.js';
import { isAnyToCome } from '../../lib/orders.js';
import { chosenLines, lineName } from '../../lib/return-lines.js';
import ReturnRequest from '../../operations/orders/return-request.graphql';
import { LineChoice } from './line-choice.jsx';
import { NextSteps } from './next-steps.jsx';
import { WithSumBack } from './sum-back.jsx';
import { near } from './words.js';

/**
 * What goes back, and how many of it. Nobody has to say why.
 *
 * @param {{ order: any, onDone: (made: any) => void }} props
 */
export function WithdrawForm({ order, onDone }) {
  const lines = order.lines.filter((/** @type {any} */ line) => line.returnableQuantity > 0);
  const others = order.lines.filter(staysForGood);

  /** @param {FormData} fields @returns {import('../../components/form.jsx').Read} */
  function read(fields) {
    const chosen = chosenLines(fields, lines);
    if (chosen.length === 0) return { errors: [nothingChosen] };
    return { input: { order: order.id, lines: chosen, reason: optionalText(fields, 'reason') } };
  }

  return (
    <>
      <p>{untilWords(order)}</p>
      <Form
        draft={`withdraw.${order.id}`}
        document={ReturnRequest}
        creates
        read={read}
        onDone={(payload) => onDone(payload.return)}
        submit={t('withdraw.submit')}
        busyLabel={t('withdraw.busy')}
        title={t('withdraw.summary')}
      >
        <WithSumBack order={order} lines={lines}>
          <LineChoice lines={lines} />
        </WithSumBack>
        {others.length > 0 && <Others lines={others} />}
        <TextAreaField
          name="reason"
          label={t('withdraw.reason')}
          hint={t('withdraw.reason.hint')}
          optional
          rows={3}
        />
        <NextSteps order={order} />
      </Form>
    </>
  );
}

/** What goes back already is told of elsewhere. @param {any} line */
const staysForGood = ({ returnableQuantity, returnedQuantity, quantity }) =>
  returnableQuantity === 0 && returnedQuantity < quantity;

/** @param {any} order */
function untilWords(order) {
  const { until } = order.canReturn;
  if (until) return t('withdraw.until', { when: near(until) });
  return t(isAnyToCome(order) ? 'withdraw.until.open' : 'withdraw.until.back');
}

const nothingChosen = {
  name: lineName(),
  code: 'REQUIRED',
  message: () => t('withdraw.lines.missing'),
};

/** What stays, each with its reason. @param {{ lines: any[] }} props */
function Others({ lines }) {
  return (
    <section class="others" aria-labelledby="others">
      <h2 class="others-title" id="others">
        {t('withdraw.not')}
      </h2>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line.line} class="again-line">
            <ProductPicture product={line.product} />
            <span class="again-words">
              <strong lang="nb">{line.name}</strong>
              <span class="small">
                <Words>{line.canReturn.reason}</Words>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
