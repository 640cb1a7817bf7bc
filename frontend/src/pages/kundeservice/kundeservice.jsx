import { mail } from '../../app/shop.js';
import { useQuery } from '../../app/use-query.js';
import { ButtonLink } from '../../components/button.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { t } from '../../i18n/index.js';
import { writePath } from '../../lib/contact.js';
import ContactEntries from '../../operations/contact/contact-entries.graphql';
import CustomerService from '../../operations/contact/customer-service.graphql';
import MoreConversations from '../../operations/contact/more-conversations.graphql';
import { ConversationLine } from './conversation-line.jsx';
import { Entry } from './entry.jsx';
import './kundeservice.css';

/** Kundeservice: writing to the shop, and all contact with it in one line of time (S11, S14, S38). */
export default function CustomerServicePage() {
  const { data, failed } = useQuery(CustomerService);
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
      {contactHolds.length > 0 && <Holds count={contactHolds.length} />}
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

/** @param {{ count: number }} props */
function Holds({ count }) {
  return (
    <section class="card" aria-labelledby="holds">
      <h2 id="holds">{t('contact.holds.title', { count })}</h2>
      <p>{t('contact.holds.text')}</p>
    </section>
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
