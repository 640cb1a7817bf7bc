import { useMemo } from 'preact/hooks';
import { useMutation } from '../../app/use-mutation.js';
import { Button, ButtonLink } from '../../components/button.jsx';
import { goneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { locale, t } from '../../i18n/index.js';
import { addressLines } from '../../lib/address.js';
import { formatDayOf, formatPhone } from '../../lib/format.js';
import { idempotency } from '../../lib/idempotency.js';
import { keepTogether } from '../../lib/no-break.js';
import ProfileConfirm from '../../operations/profile/profile-confirm.graphql';

/**
 * @typedef {object} Told what came of the answer
 * @property {import('../../components/confirmation.jsx').Done} [done]
 * @property {import('../../app/use-mutation.js').Outcome} [outcome] where nothing did
 */

const emailPath = '/innlogging#epost';

/**
 * «Stemmer dette?»: what we know, why we ask, and two acts.
 *
 * @param {object} props
 * @param {any} props.me with a `profileCheck`
 * @param {import('@preact/signals').Signal<Told | null>} props.told
 */
export function Check({ me, told }) {
  const { busy, run } = useMutation(ProfileConfirm);
  const key = useMemo(() => idempotency(), []);
  const { reason } = me.profileCheck;

  async function confirm() {
    const outcome = await run({ idempotencyKey: key.current() });
    if (!outcome) return;
    if (!('failure' in outcome)) key.renew();
    const isDone = 'payload' in outcome;
    told.value = isDone ? { done: goneNow(() => t('home.check.done')) } : { outcome };
  }

  return (
    <section class="card check" aria-labelledby="check">
      <h2 id="check">{t('home.check.title')}</h2>
      <p>{why(me)}</p>
      <Known me={me} />
      <Failure outcome={told.value?.outcome} />
      <div class="acts">
        <Button busy={busy.value} busyLabel={t('home.check.busy')} onClick={confirm}>
          {t('home.check.yes')}
        </Button>
        <ButtonLink variant="secondary" href={reason === 'EMAIL_BOUNCED' ? emailPath : '/profil'}>
          {t('home.check.change')}
        </ButtonLink>
      </div>
    </section>
  );
}

/** @param {any} me */
function why({ email, profileCheck: { reason, since } }) {
  const day = keepTogether(formatDayOf(since, locale.value));
  const key = /** @type {'EMAIL_BOUNCED' | 'PARCEL_RETURNED' | 'TWELVE_MONTHS'} */ (reason);
  return t(`home.check.${key}`, { day, email: email ?? '' });
}

/** @param {{ me: any }} props */
function Known({ me: { firstName, lastName, email, phone, postalAddress } }) {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return (
    <dl class="known">
      <Fact label={t('home.check.name')} lines={[name]} />
      <Fact label={t('home.check.email')} lines={[email]} mendedAt={emailPath} />
      <Fact label={t('home.check.phone')} lines={[phone && formatPhone(phone)]} />
      <Fact
        label={t('home.check.address')}
        lines={postalAddress ? addressLines(postalAddress, locale.value) : []}
      />
    </dl>
  );
}

/** @param {{ label: string, lines: (string | null)[], mendedAt?: string }} props */
function Fact({ label, lines, mendedAt }) {
  const known = lines.filter(Boolean);
  return (
    <div>
      <dt>{label}</dt>
      {known.length > 0 ? (
        known.map((line) => <dd key={line}>{line}</dd>)
      ) : (
        <dd>{t('home.check.unknown')}</dd>
      )}
      {mendedAt && (
        <dd>
          <a class="ds-link" href={mendedAt}>
            {t('home.check.other-email')}
          </a>
        </dd>
      )}
    </div>
  );
}
