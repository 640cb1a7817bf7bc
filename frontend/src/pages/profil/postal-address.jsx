import { Confirmation } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { address as readAddress } from '../../lib/fields.js';
import { asInput } from '../../lib/input.js';
import ProfileUpdate from '../../operations/profile/profile-update.graphql';
import { AddressFields } from './address-fields.jsx';
import { useSaved } from './use-saved.js';

/** @param {{ address: any }} props the address as it is now, null when there is none */
export function PostalAddress({ address }) {
  const before = { postalAddress: address && asInput(address) };
  const { done, outcome, version, saved } = useSaved('profile.post.saved', before);
  return (
    <section class="card" aria-labelledby="post">
      <h2 id="post">{t('profile.post.title')}</h2>
      <p class="soft">{t('profile.post.text')}</p>
      <Form
        key={version.value}
        document={ProfileUpdate}
        read={(fields) => ({ input: { postalAddress: readAddress(fields, 'postalAddress.') } })}
        onDone={saved}
        submit={t('profile.post.save')}
      >
        <AddressFields prefix="postalAddress." address={address} />
      </Form>
      <Failure outcome={outcome.value} />
      <Confirmation done={done.value} />
    </section>
  );
}
