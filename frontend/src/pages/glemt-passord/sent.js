import { signal } from '@preact/signals';

/**
 * What was asked for, so that it can be asked for again. In memory alone.
 *
 * @type {import('@preact/signals').Signal<{ email: string } | null>}
 */
export const sent = signal(null);
