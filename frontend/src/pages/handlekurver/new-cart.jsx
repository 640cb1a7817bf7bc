import { useLocation } from 'preact-iso';
import { doneNow } from '../../components/confirmation.jsx';
import { TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { cartPath } from '../../lib/carts.js';
import { text } from '../../lib/fields.js';
import CartCreate from '../../operations/carts/cart-create.graphql';
import { tellAt } from './news.jsx';

/** Leads to the new cart, where something can be put in. */
export function NewCart() {
  const { route } = useLocation();

  /** @param {{ cart: { id: string, name: string } }} payload */
  function made({ cart: { id, name } }) {
    tellAt(
      cartPath(id),
      doneNow(() => t('carts.new.done', { name })),
    );
    route(cartPath(id));
  }

  return (
    <section class="card" aria-labelledby="new">
      <h2 id="new">{t('carts.new')}</h2>
      <Form
        document={CartCreate}
        read={(fields) => ({ input: { name: text(fields, 'name') } })}
        creates
        draft="cart.new"
        submit={t('carts.new.submit')}
        busyLabel={t('carts.new.busy')}
        title={t('carts.new.refused')}
        onDone={made}
      >
        <TextField
          name="name"
          label={t('carts.new.called')}
          hint={t('carts.new.hint')}
          autocomplete="off"
        />
      </Form>
    </section>
  );
}
