import { t } from '../../i18n/index.js';
import { Complaints } from './complaints.jsx';
import { Returns } from './returns.jsx';

/** What was sent back, and what was wrong. @param {{ order: any, news: import('./returns.jsx').News }} props */
export function Cases({ order, news }) {
  const { returns, complaints } = order;
  if (returns.length + complaints.length === 0) return null;
  return (
    <section class="section" aria-labelledby="cases">
      <h2 id="cases">{t('cases.title')}</h2>
      <Returns order={order} returns={returns} news={news} />
      <Complaints complaints={complaints} />
    </section>
  );
}
