import { mail } from '../../app/shop.js';
import { CameBackWords } from '../../components/orders/came-back.jsx';
import { Words } from '../../components/words.jsx';
import { t } from '../../i18n/index.js';
import { isUnpaid } from '../../lib/invoices.js';
import {
  cameBack,
  isAllSentBack,
  isAwaited,
  orderPath,
  withdrawnFromBack,
} from '../../lib/orders.js';
import { PaperLink } from './paper-link.jsx';
import { near } from './words.js';

/** Why it can't be sent back, until when it could, and what there is instead. @param {{ order: any }} props */
export function WhyNot({ order }) {
  return isAllSentBack(order) ? <AllWithdrawn order={order} /> : <Refused order={order} />;
}

/** Whoever has done it all has nothing to be refused. @param {{ order: any }} props */
function AllWithdrawn({ order }) {
  return (
    <section class="card" aria-labelledby="all-withdrawn">
      <h2 id="all-withdrawn">{t('withdraw.all.title')}</h2>
      <p>{order.returns.some(isAwaited) ? t('withdraw.all.told') : t('withdraw.all.done')}</p>
      <p>
        {t('withdraw.all.ask')} <Mail />
      </p>
    </section>
  );
}

/** @param {{ order: any }} props */
function Refused({ order }) {
  const { canReturn, returnFormUrl } = order;
  // Whose time is up is told of faults by the server already.
  const isPast = canReturn.until && Date.parse(canReturn.until) < Date.now();
  return (
    <section class="card" aria-labelledby="why-not">
      <h2 id="why-not">{t('withdraw.no.title')}</h2>
      <p>
        {isPast && t('withdraw.no.until', { when: near(canReturn.until) })} <Reason order={order} />
      </p>
      <p>{t('withdraw.no.rule')}</p>
      <OfFaults order={order} isTold={isPast} />
      {isOfUse(order, isPast) && (
        <>
          <p>{t('withdraw.no.form.text')}</p>
          <PaperLink href={returnFormUrl}>{t('withdraw.no.form')}</PaperLink>
        </>
      )}
      <p>
        {t('withdraw.no.ask')} <Mail />
      </p>
    </section>
  );
}

const Mail = () => (
  <a class="ds-link" href={`mailto:${mail}`}>
    {mail}
  </a>
);

/** Nothing is left to be filled in a form for where its day is past, or all is cancelled. @param {any} order @param {boolean} isPast */
const isOfUse = (order, isPast) => !isPast && order.state !== 'CANCELLED';

/** @param {{ order: any }} props */
function Reason({ order }) {
  if (!cameBack(order)) return <Words>{order.canReturn.reason}</Words>;
  if (!withdrawnFromBack(order)) return t('withdraw.no.came-back');
  return <CameBackWords order={order} isUnpaid={isUnpaid(order)} />;
}

/** With the way to tell of one, where anything has come that one may be found in. @param {{ order: any, isTold: boolean }} props */
function OfFaults({ order: { id, lines }, isTold }) {
  const canComplain = lines.some((/** @type {any} */ line) => line.canComplain.allowed);
  if (!canComplain) return null;
  return (
    <p>
      {!isTold && t('withdraw.no.fault')}{' '}
      <a class="ds-link" href={`${orderPath(id)}#lines`}>
        {t('withdraw.no.fault.link')}
      </a>
    </p>
  );
}
