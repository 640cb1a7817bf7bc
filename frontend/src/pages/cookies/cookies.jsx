import { useQuery } from '../../app/use-query.js';
import { LoadFailed } from '../../components/load-failed.jsx';
import { Loading } from '../../components/loading.jsx';
import { Page } from '../../components/page.jsx';
import { language, t } from '../../i18n/index.js';
import CookiesQuery from '../../operations/cookies/cookies.graphql';
import { Forget } from './forget.jsx';
import { KeptList } from './kept-list.jsx';
import { isAsked, Questions } from './questions.jsx';
import './cookies.css';

/** Cookies: everything that Min Side puts in a browser, and the choices (S16, S19, S20). */
export default function CookiesPage() {
  return (
    <Page title={t('cookies.title')} intro={t('cookies.intro')}>
      <Told key={language.value} />
    </Page>
  );
}

/** The server words all of it, so in another language it is asked anew. */
function Told() {
  const { data, failed } = useQuery(CookiesQuery, {}, { isWorded: true });
  if (failed) return <LoadFailed />;
  if (!data) return <Loading shape="cards" />;
  return (
    <>
      <Questions cookies={data.cookies} />
      <KeptList kept={data.cookies.kept} />
      <Forget kept={data.cookies.kept} isAsked={data.cookies.questions.some(isAsked)} />
    </>
  );
}
