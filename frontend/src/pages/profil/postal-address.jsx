import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { address as readAddress } from '../../lib/fields.js';
import { asInput } from '../../lib/input.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';
import { AddressFields } from './address-fields.jsx';
import { News } from './news.jsx';
import { useNews } from './use-news.js';
import { useSaved } from './use-saved.js';

/**
 * @param {object} props
 * @param {any} props.address the address as it is now, null when there is none
 * @param {import('./use-news.js').Latest} props.latest
 */
export function PostalAddress({ address, latest }) {
  const news = useNews(latest, 'post');
  const before = { postalAddress: address && asInput(address) };
  const { saved, unchanged } = useSaved(news, () => 'profile.post.saved', before);
  return (
    <section class="card" aria-labelledby="post">
      <h2 id="post">{t('profile.post.title')}</h2>
      <p class="soft">{t('profile.post.text')}</p>
      <Form
        draft="post"
        document={ProfileUpdate}
        read={(fields) => ({ input: { postalAddress: readAddress(fields, 'postalAddress.') } })}
        onSend={news.clear}
        onDone={saved}
        onUnchanged={address ? unchanged : undefined}
        submit={t('profile.post.save')}
      >
        <AddressFields prefix="postalAddress." address={address} />
      </Form>
      <News told={news.told} />
    </section>
  );
}
