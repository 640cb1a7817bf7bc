import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useMutation } from '../../app/use-mutation.js';
import { Button } from '../../components/button.jsx';
import { doneNow } from '../../components/confirmation.jsx';
import { Failure } from '../../components/failure.jsx';
import { SelectField, TextField } from '../../components/field.jsx';
import { Form } from '../../components/form.jsx';
import { t } from '../../i18n/index.js';
import { CARTS_PATH, cartPath } from '../../lib/carts.js';
import { text } from '../../lib/fields.js';
import CartDelete from '../../operations/carts/cart-delete.graphql';
import CartMerge from '../../operations/carts/cart-merge.graphql';
import CartRename from '../../operations/carts/cart-rename.graphql';
import { CartPanel } from './cart-panel.jsx';
import { begin, speaks, tellAt } from './news.jsx';
import { doneFor } from './use-take-back.js';
import { choiceName, nameOf } from './words.js';

/** What is done seldom: another name, merging, deleting. @param {{ cart: any, others: any[] }} props */
export function More({ cart, others }) {
  const open = useSignal(/** @type {'rename' | 'merge' | null} */ (null));
  const close = () => {
    open.value = null;
  };
  /** @param {'rename' | 'merge'} act */
  const opener = (act) => (
    <Button
      variant="secondary"
      aria-expanded={open.value === act}
      onClick={() => {
        open.value = open.value === act ? null : act;
      }}
    >
      {t(`cart.${act}`)}
    </Button>
  );
  return (
    <section class="section" aria-labelledby="more">
      <h2 id="more" tabIndex={-1}>
        {t('cart.other')}
      </h2>
      <div class="acts">
        {opener('rename')}
        {others.length > 0 && opener('merge')}
        <DeleteCart cart={cart} />
      </div>
      {open.value === 'rename' && <Rename cart={cart} onClose={close} />}
      {open.value === 'merge' && <Merge cart={cart} others={others} onClose={close} />}
    </section>
  );
}

/** @param {{ cart: any, onClose: () => void }} props */
function Rename({ cart, onClose }) {
  /** @param {{ cart: { name: string } }} payload */
  function renamed({ cart: { name } }) {
    onClose();
    document.getElementById('more')?.focus();
    tellAt(
      cartPath(cart.id),
      doneNow(() => t('cart.rename.done', { name })),
    );
  }

  return (
    <CartPanel onClose={onClose}>
      <Form
        document={CartRename}
        read={(fields) => ({ input: { id: cart.id, name: text(fields, 'name') } })}
        submit={t('act.save')}
        title={t('cart.rename.refused')}
        onDone={renamed}
        onCancel={onClose}
      >
        <TextField
          name="name"
          label={t('cart.rename.called')}
          defaultValue={cart.name ?? ''}
          autocomplete="off"
        />
      </Form>
    </CartPanel>
  );
}

/** @param {{ cart: any, others: any[], onClose: () => void }} props */
function Merge({ cart, others, onClose }) {
  const { route } = useLocation();

  /** @param {{ cart: { id: string }, change: { id: string } | null }} payload */
  function merged({ cart: into, change }) {
    const name = nameOf(cart);
    const path = cartPath(into.id);
    const words = () => t('cart.merge.done', { name });
    const undone = () => t('cart.undone.merge', { name });
    tellAt(path, change ? doneFor(change.id, path, words, undone) : doneNow(words));
    route(path, true);
  }

  return (
    <CartPanel onClose={onClose}>
      <Form
        document={CartMerge}
        read={(fields) => ({ input: { cart: cart.id, into: text(fields, 'into') } })}
        creates
        submit={t('cart.merge.submit')}
        title={t('cart.merge.refused')}
        onDone={merged}
        onCancel={onClose}
      >
        <SelectField
          name="into"
          label={t('cart.merge.into')}
          hint={t('cart.merge.then')}
          options={others.map((other) => ({ value: other.id, label: choiceName(other, others) }))}
        />
      </Form>
    </CartPanel>
  );
}

/** It can be taken back, so that nothing is asked first. @param {{ cart: any }} props */
function DeleteCart({ cart }) {
  const { route } = useLocation();
  const { busy, run } = useMutation(CartDelete);
  const outcome = useSignal(
    /** @type {import('../../app/use-mutation.js').Outcome | null} */ (null),
  );

  /** The second press of two was meant for what lay there before. @param {MouseEvent} event */
  async function remove({ detail }) {
    if (detail > 1) return;
    begin('delete');
    const ended = await run({ id: cart.id });
    if (!ended) return;
    outcome.value = ended;
    if (!('payload' in ended)) return;
    const { change } = ended.payload;
    const name = nameOf(cart);
    tellAt(CARTS_PATH, {
      ...doneFor(
        change.id,
        CARTS_PATH,
        () => t('carts.deleted', { name }),
        () => t('carts.undone.delete', { name }),
      ),
      lines: () => [t('carts.deleted.until')],
      undoWords: () => t('carts.undo.delete'),
    });
    route(CARTS_PATH, true);
  }

  return (
    <>
      <Button variant="secondary" tone="danger" busy={busy.value} onClick={remove}>
        {t('cart.delete')}
      </Button>
      <Failure outcome={speaks('delete') ? outcome.value : null} />
    </>
  );
}
