import { useMemo } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { recalled, remember } from '../lib/at-the-door.js';
import { TextField } from './field.jsx';

/**
 * A field of a page at the door: the next page there has in it what was typed in this one.
 *
 * @param {import('./field.jsx').Frame & import('./field.jsx').Attributes} props
 */
export function DoorField({ name, ...field }) {
  const before = useMemo(() => recalled(name), [name]);
  return (
    <TextField
      {...field}
      name={name}
      defaultValue={before}
      onInput={({ currentTarget }) => remember(name, currentTarget.value)}
    />
  );
}

/** @param {{ hint?: string, autocomplete?: 'username' | 'email' }} props */
export function EmailField({ hint, autocomplete = 'username' }) {
  return (
    <DoorField
      name="email"
      label={t('sign-in.email')}
      hint={hint}
      type="email"
      inputMode="email"
      autocomplete={autocomplete}
      autocapitalize="none"
      spellcheck={false}
    />
  );
}
