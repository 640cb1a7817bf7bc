import { ChangeLine } from '../../components/change-line.jsx';
import { PagedList } from '../../components/paged-list.jsx';
import { t } from '../../i18n/index.js';
import ProfileChanges from '../../operations/profile/profile-changes.graphql';

export function History() {
  return (
    <section class="section" aria-labelledby="historikk">
      <h2 id="historikk" tabIndex={-1}>
        {t('history.title')}
      </h2>
      <p class="soft">{t('history.text')}</p>
      <PagedList
        document={ProfileChanges}
        pick={({ me }) => me.profileChanges}
        row={(change) => <ChangeLine change={change} />}
        empty={t('history.none')}
      />
    </section>
  );
}
