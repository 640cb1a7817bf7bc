import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useQuery } from '../../app/use-query.js';
import { ChoiceGroup } from '../../components/choice-group.jsx';
import { Letter } from '../../components/illustrations/scenes/letter.jsx';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { language, t } from '../../i18n/index.js';
import { monthStarts } from '../../lib/messages.js';
import SentMessages from '../../operations/messages/sent-messages.graphql';
import { Message } from './message.jsx';
import './sendt-til-deg.css';

/** @typedef {'SERVICE' | 'MARKETING'} Kind */

/** What the address calls them, so that a choice is kept and can be sent. @type {Record<string, Kind>} */
const words = { konto: 'SERVICE', reklame: 'MARKETING' };

/** Sendt til deg: everything that was ever sent, by whom and why (S10, S24 to S31, N5). */
export default function MessagesPage() {
  const { query, path, route } = useLocation();
  const kind = Object.hasOwn(words, query.vis) ? words[query.vis] : null;
  const count = useSignal(/** @type {number | null} */ (null));
  return (
    <Page title={t('messages.title')} intro={t('messages.intro')}>
      <Filter kind={kind} onChoose={(chosen) => route(addressOf(path, chosen), true)} />
      {/* It stands whatever is shown: what comes into it is read aloud. */}
      <div role="status">
        {count.value === 0 && <Nothing kind={kind} />}
        {!!count.value && <p class="soft small">{t('messages.count', { count: count.value })}</p>}
      </div>
      {/* The server says what each was for, so in another language it is asked anew. */}
      <Messages
        key={`${language.value} ${kind}`}
        kind={kind}
        onCount={(found) => {
          count.value = found;
        }}
      />
      <p class="soft small">{t('messages.left-out')}</p>
    </Page>
  );
}

/** @param {string} path @param {Kind | null} kind */
function addressOf(path, kind) {
  const word = Object.keys(words).find((each) => words[each] === kind);
  return word ? `${path}?vis=${word}` : path;
}

/** @param {{ kind: Kind | null, onChoose: (kind: Kind | null) => void }} props */
function Filter({ kind, onChoose }) {
  const choices = [
    { value: '', label: t('messages.show.all') },
    { value: 'SERVICE', label: t('messages.show.SERVICE') },
    { value: 'MARKETING', label: t('messages.show.MARKETING') },
  ];
  return (
    <ChoiceGroup
      name="kind"
      legend={t('messages.show')}
      choices={choices}
      chosen={kind ?? ''}
      onChoose={(value) => onChoose(/** @type {Kind | ''} */ (value) || null)}
    />
  );
}

/** @param {{ kind: Kind | null, onCount: (found: number | null) => void }} props `onCount` hears null until it is known */
function Messages({ kind, onCount }) {
  const { data, failed } = useQuery(SentMessages, { kind }, { isWorded: true });
  const isFirstOfMonth = useMemo(monthStarts, []);
  const found = data?.me.messages.totalCount ?? null;
  useEffect(() => onCount(found), [found]);
  if (failed) return <LoadFailed />;
  if (!data) return <Loading rows={6} />;
  const { messages } = data.me;
  if (found === 0) return null;
  return (
    <section class="section" aria-label={t('messages.title')}>
      <PagedList
        class="lines messages"
        first={messages}
        document={SentMessages}
        variables={{ kind }}
        isWorded
        pick={({ me }) => me.messages}
        row={(message) => <Message message={message} isFirstOfMonth={isFirstOfMonth(message)} />}
      />
    </section>
  );
}

/** @param {{ kind: Kind | null }} props */
function Nothing({ kind }) {
  return (
    <div class="card no-messages">
      <Letter class="scene" />
      {kind ? (
        <p>{t(`messages.none.${kind}`)}</p>
      ) : (
        <>
          <h2>{t('messages.none.title')}</h2>
          <p>{t('messages.none.text')}</p>
        </>
      )}
    </div>
  );
}
