import { Boxes, useBoxes } from '../../components/boxes/boxes.jsx';
import { Form } from '../../components/form.jsx';
import { Friends } from '../../components/illustrations/scenes/friends.jsx';
import { locale, t } from '../../i18n/index.js';
import { formatDayOf } from '../../lib/format.js';
import { keepTogether } from '../../lib/no-break.js';
import MembershipJoin from '../../operations/club/membership-join.graphql';

/**
 * That one is a member, or what it takes to be one.
 *
 * @param {{ since: string | null } & Joining} props
 */
export function Standing({ since, ...joining }) {
  return (
    <section class="card standing" aria-labelledby="standing">
      <Friends />
      <div class="section">
        <h2 id="standing">{t(since ? 'club.member.title' : 'club.join.title')}</h2>
        {since ? <Since moment={since} /> : <Join {...joining} />}
      </div>
    </section>
  );
}

/** @param {{ moment: string }} props */
function Since({ moment }) {
  const day = keepTogether(formatDayOf(moment, locale.value));
  return <p>{t('club.member.since', { day })}</p>;
}

/**
 * One button, and beside it boxes of their own for what the customer hasn't agreed to yet: joining ticks
 * none (S32).
 *
 * @typedef {object} Joining
 * @property {Consent[]} consents all of the customer's; none where they couldn't be asked for
 * @property {import('./use-join.js').Latest} told
 * @property {(ticked: string[], payload: import('./venneklubb.jsx').Changed & { waitsAt: string | null }) => void} onJoined
 *
 * @param {Joining} props
 */
function Join({ consents, told, onJoined }) {
  const open = consents.filter(isOpen);
  const asked = open.map(asBox);
  const asksYear = open.some(({ needsBirthYear }) => needsBirthYear);
  const boxes = useBoxes(asked, { asksYear, isAside: true });
  return (
    <>
      <p>{t('club.join.text')}</p>
      <p class="own-choice">{t('club.join.newsletter')}</p>
      <Form
        document={MembershipJoin}
        read={boxes.read}
        named={boxes.named}
        draft="club"
        isSignUp
        onSend={() => {
          told.value = null;
        }}
        onDone={(payload) => onJoined(boxes.chosen(), payload)}
        creates
        submit={t('club.join.act')}
        busyLabel={t('club.join.busy')}
        title={t('club.join.failed')}
      >
        <Boxes
          asked={asked}
          legend={t('boxes.join')}
          hint={t('boxes.join.hint')}
          without={t('boxes.join.without')}
          asksYear={asksYear}
        />
      </Form>
    </>
  );
}

/**
 * @typedef {object} Consent
 * @property {string} purpose
 * @property {string} kind
 * @property {{ allowed: boolean }} canGive
 * @property {boolean} needsBirthYear
 * @property {import('../../lib/boxes.js').AskedText} currentText
 */

/** Only what goes by e-mail. @param {Consent} consent */
const isOpen = ({ kind, canGive }) => kind === 'MAIL' && canGive.allowed;

/** @param {Consent} consent */
const asBox = ({ purpose, currentText }) => ({ purpose, text: currentText });
