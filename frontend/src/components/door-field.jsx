import { useMemo } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { recalled, remember } from '../lib/at-the-door.js';
import { TextField } from './field.jsx';

/**
 * A field of a page at the door: the next page there has in it what was typed in this one.
 *
 * @param {import('./field.jsx').Frame & import('./field.jsx').Attributes & { known?: string }} props
 *   `known` where nothing was typed
 */
export function DoorField({ name, known = '', ...field }) {
  const before = useMemo(() => recalled(name) || known, [name]);
  return (
    <TextField
      {...field}
      name={name}
      defaultValue={before}
      onInput={({ currentTarget }) => remember(name, currentTarget.value)}
    />
  );
}

/** @param {{ label?: string, hint?: string, autocomplete?: 'username' | 'email', known?: string }} props */
export function EmailField({ label, hint, autocomplete = 'username', known }) {
  return (
    <DoorField
      known={known}
      name="email"
      label={label ?? t('sign-in.email')}
      hint={hint}
      type="email"
      inputMode="email"
      autocomplete={autocomplete}
      autocapitalize="none"
      spellcheck={false}
    />
  );
}
