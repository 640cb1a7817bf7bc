import { EmptyTag } from '../../components/illustrations/scenes/empty-tag.jsx';
import { t } from '../../i18n/index.js';
import { sorted } from '../../lib/discount-codes.js';
import { Code } from './code.jsx';
import { SpentCode } from './spent-code.jsx';

/**
 * @typedef {object} DiscountCode
 * @property {string} id
 * @property {string} code
 * @property {string | null} title
 * @property {number | null} percent
 * @property {import('../../lib/money.js').Money | null} amount
 * @property {import('../../lib/money.js').Money | null} leastTotal
 * @property {string | null} validFrom ISO 8601 calendar day, as `validUntil`
 * @property {string | null} validUntil
 * @property {boolean} once
 * @property {import('../../lib/discount-codes.js').CodeState} state
 * @property {{ usedAt: string, order: string | null, orderId: string | null }[]} uses newest first
 *
 * @param {{ codes: DiscountCode[], isMember: boolean }} props a code is one's own, member or not
 */
export function Codes({ codes, isMember }) {
  const { usable, spent } = sorted(codes);
  if (!isMember && codes.length === 0) return null;
  return (
    <section class="section" aria-labelledby="codes">
      <h2 id="codes">{t('club.codes.title')}</h2>
      {usable.length > 0 ? <Usable codes={usable} /> : <None />}
      {spent.length > 0 && <Spent codes={spent} />}
    </section>
  );
}

/** @param {{ codes: DiscountCode[] }} props */
function Usable({ codes }) {
  return (
    <>
      <p class="soft">{t('club.codes.text')}</p>
      <ul class="plain-list">
        {codes.map((code) => (
          <li key={code.id} class="card discount-code">
            <Code {...code} />
          </li>
        ))}
      </ul>
    </>
  );
}

function None() {
  return (
    <div class="card none-yet">
      <EmptyTag class="scene" />
      <p>{t('club.codes.none')}</p>
    </div>
  );
}

/** @param {{ codes: DiscountCode[] }} props */
function Spent({ codes }) {
  return (
    <>
      <h3 class="spent-title">{t('club.codes.spent')}</h3>
      <ul class="lines">
        {codes.map((code) => (
          <li key={code.id}>
            <SpentCode {...code} />
          </li>
        ))}
      </ul>
    </>
  );
}
