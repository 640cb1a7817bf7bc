import { t } from '../../i18n/index.js';
import './stars.css';

export const FIVE = /** @type {const} */ ([1, 2, 3, 4, 5]);

/** @param {{ stars: number }} props so many of five, drawn, and in words for who doesn't see them */
export function Stars({ stars }) {
  return (
    <span class="stars" role="img" aria-label={t('stars.of-five', { count: stars })}>
      {FIVE.map((place) => (
        <Star key={place} isFull={place <= stars} />
      ))}
    </span>
  );
}

/** @param {{ isFull?: boolean }} props decoration */
export function Star({ isFull }) {
  return (
    <svg class="star" viewBox="0 0 24 24" data-full={isFull} aria-hidden="true" focusable="false">
      <path d="m12 3.5 2.600 5.500 5.900.8-4.300 4.200 1.100 6L12 17.100 6.700 20l1.100-6L3.500 9.800l5.900-.8z" />
    </svg>
  );
}
