import assert from 'node:assert/strict';
import { test } from 'node:test';
import { putBack, savedIn, typedIn } from './controls.js';

const name = { type: 'text', name: 'firstName', value: 'Kari', defaultValue: 'Kari' };
const country = {
  type: 'select-one',
  name: 'country',
  value: 'SE',
  options: [
    { value: 'NO', defaultSelected: true },
    { value: 'SE', defaultSelected: false },
  ],
};
const box = {
  type: 'checkbox',
  name: 'isDefault',
  value: 'on',
  checked: false,
  defaultChecked: true,
};

/** @param {object[]} elements */
const form = (elements) => /** @type {any} */ ({ elements });

test('a draft holds only what differs from what is saved', () => {
  assert.deepEqual({}, typedIn(form([name])));
  const typed = typedIn(form([{ ...name, value: 'Karianne' }, country, box]));
  assert.deepEqual({ firstName: 'Karianne', country: 'SE', isDefault: '' }, typed);
});

test('of radio buttons the chosen one is kept', () => {
  const radio = { type: 'radio', name: 'sex' };
  const female = { ...radio, value: 'FEMALE', checked: false, defaultChecked: true };
  const male = { ...radio, value: 'MALE', checked: true, defaultChecked: false };
  assert.deepEqual({ sex: 'MALE' }, typedIn(form([female, male])));
});

test('a password is never kept, and neither is a file nor what has no name', () => {
  const typed = ['password', 'file', 'hidden'].map((type) => ({ ...name, type, value: 'x' }));
  assert.deepEqual({}, typedIn(form([...typed, { ...name, name: '', value: 'x' }])));
});

test('what was kept is put back, also a tick that was taken away', () => {
  const [text, ticked] = [{ ...name }, { ...box, checked: true }];
  putBack(/** @type {any} */ (text), 'Karianne');
  putBack(/** @type {any} */ (ticked), '');
  assert.equal('Karianne', text.value);
  assert.equal(false, ticked.checked);
});

test('a list without a choice of its own begins at the top', () => {
  const options = [{ value: 'NO' }, { value: 'SE' }];
  assert.equal('NO', savedIn(/** @type {any} */ ({ ...country, options })));
});
