import { useContext, useId } from 'preact/hooks';
import { Problem } from '../../components/field.jsx';
import { FormErrors, useTyped } from '../../components/form-context.js';
import { ProductPicture } from '../../components/product-picture/product-picture.jsx';
import { locale, t } from '../../i18n/index.js';
import { errorOf } from '../../lib/errors.js';
import { formatMoney } from '../../lib/money.js';
import { lineName, quantityName } from '../../lib/return-lines.js';
import '../../components/choice-group.css';

/** A box for each line, and how many of it where there are several. @param {{ lines: any[] }} props */
export function LineChoice({ lines }) {
  const problem = useId();
  const isWrong = errorOf(useContext(FormErrors).value, lineName()) ? true : undefined;
  return (
    <fieldset class="ds-fieldset line-choice" aria-describedby={isWrong && problem}>
      <legend class="ds-label">{t('withdraw.lines')}</legend>
      <ul class="plain-list">
        {lines.map((line) => (
          <li key={line.line}>
            <Choice line={line} isWrong={isWrong} />
          </li>
        ))}
      </ul>
      <div id={problem}>
        <Problem name={lineName()} />
      </div>
    </fieldset>
  );
}

/** @param {{ line: any, isWrong: true | undefined }} props */
function Choice({ line, isWrong }) {
  const name = lineName(line.line);
  return (
    <div class="line-box">
      <label class="choice">
        <input
          class="ds-input"
          ref={useTyped(name)}
          type="checkbox"
          name={name}
          value="yes"
          aria-invalid={isWrong}
        />
        <ProductPicture product={line.product} />
        <span>
          <span lang="nb">{line.name}</span>
          <Price line={line} />
        </span>
      </label>
      {line.returnableQuantity > 1 && <HowMany line={line} />}
    </div>
  );
}

/** As it was agreed. @param {{ line: any }} props */
function Price({ line: { price, returnableQuantity } }) {
  if (!price) return null;
  const amount = formatMoney(price, locale.value);
  return (
    <span class="line-price soft small">
      {returnableQuantity > 1 ? t('lines.each', { price: amount }) : amount}
    </span>
  );
}

/** All of them, where nothing else is said. @param {{ line: any }} props */
function HowMany({ line: { line, name, returnableQuantity: most } }) {
  const id = useId();
  const field = quantityName(line);
  return (
    <div class="how-many">
      <label for={id}>{t('withdraw.quantity', { name })}</label>
      <select class="ds-input" id={id} name={field} ref={useTyped(field)}>
        {Array.from({ length: most }, (_, index) => most - index).map((count) => (
          <option key={count} value={count}>
            {count === most ? t('withdraw.quantity.all', { number: most }) : count}
          </option>
        ))}
      </select>
    </div>
  );
}
