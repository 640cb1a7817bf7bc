import { mail } from '../../app/shop.js';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { locale, t } from '../../i18n/index.js';
import { conversationPath, writePath } from '../../lib/contact.js';
import { formatNear } from '../../lib/format.js';
import { keepTogether, unbroken } from '../../lib/no-break.js';
import { orderPath } from '../../lib/orders.js';
import ContactEntries from '../../operations/contact/contact-entries.graphql';
import CustomerService from '../../operations/contact/customer-service.graphql';
import MoreConversations from '../../operations/contact/more-conversations.graphql';
import { ConversationLine } from './conversation-line.jsx';
import { Entry } from './entry.jsx';
import { useMenuMark } from './use-menu-mark.js';
import './kundeservice.css';

/** Kundeservice: writing to the shop, and all contact with it in one line of time (S11, S14, S38). */
export default function CustomerServicePage() {
  const { data, failed } = useQuery(CustomerService);
  useMenuMark(data?.me?.unreadConversations);
  return (
    <Page title={t('contact.title')} intro={t('contact.intro')}>
      <div class="acts">
        <ButtonLink href={writePath()}>{t('contact.write')}</ButtonLink>
      </div>
      <p>
        {t('contact.mail')}{' '}
        <a class="ds-link" href={`mailto:${mail}`}>
          {mail}
        </a>
      </p>
      {failed && <LoadFailed />}
      {!failed && !data?.me && <Loading rows={6} />}
      {data?.me && <Contact me={data.me} />}
    </Page>
  );
}

/** @param {{ me: any }} props */
function Contact({ me: { conversations, contactHolds, contactEntries } }) {
  return (
    <>
      {contactHolds.length > 0 && <Holds holds={contactHolds} />}
      <section class="section" aria-labelledby="conversations">
        <h2 id="conversations">{t('contact.conversations')}</h2>
        {conversations.totalCount === 0 ? (
          <Nothing />
        ) : (
          <PagedList
            class="lines"
            first={conversations}
            document={MoreConversations}
            pick={({ me }) => me.conversations}
            row={(conversation) => <ConversationLine conversation={conversation} />}
          />
        )}
      </section>
      <section class="section" aria-labelledby="line">
        <h2 id="line">{t('contact.line')}</h2>
        <p class="soft">{t('contact.line.intro')}</p>
        {contactEntries.totalCount === 0 ? (
          <p>{t('contact.line.none')}</p>
        ) : (
          <PagedList
            class="contact-line"
            first={contactEntries}
            document={ContactEntries}
            pick={({ me }) => me.contactEntries}
            row={(entry) => <Entry entry={entry} />}
          />
        )}
      </section>
    </>
  );
}

/**
 * @typedef {object} Held
 * @property {string} id of the conversation, or of the complaint
 * @property {string} number
 * @property {string} since ISO 8601
 * @property {string | null} title
 * @property {string | null} order which a complaint is of; a conversation's is null
 *
 * @param {{ holds: Held[] }} props
 */
function Holds({ holds }) {
  return (
    <section class="card" aria-labelledby="holds">
      <h2 id="holds">{t('contact.holds.title', { count: holds.length })}</h2>
      <ul class="plain-list open-cases">
        {holds.map((each) => (
          <li key={each.id}>
            <OpenCase hold={each} />
          </li>
        ))}
      </ul>
      <p>{t('contact.holds.text')}</p>
    </section>
  );
}

/** @param {{ hold: Held }} props */
function OpenCase({ hold: { id, number, since, title, order } }) {
  const what = keepTogether(title ?? t('contact.entry.goods'));
  return (
    <>
      <a class="ds-link" href={order ? orderPath(order) : conversationPath(id)}>
        {order ? t('contact.holds.complaint', { title: what }) : what}
      </a>
      <br />
      <span class="soft small">
        {t('contact.holds.since', {
          number: unbroken(number),
          when: keepTogether(formatNear(since, locale.value)),
        })}
      </span>
    </>
  );
}

function Nothing() {
  return (
    <div class="card no-contact">
      <Letter class="scene" />
      <h3>{t('contact.none.title')}</h3>
      <p>{t('contact.none.text')}</p>
    </div>
  );
}
