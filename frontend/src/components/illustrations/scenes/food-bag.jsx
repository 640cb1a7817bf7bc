import { Drawing, Shape } from '../drawing.jsx';

const BAG =
  'M27 24C25 34 22 48 22 62C22 72 23 80 25 85C26 87 27 88 29 88H67C69 88 70 87 71 85C73 80 74 72 74 62C74 48 71 34 69 24Z';
const TOP =
  'M24 12H72C73.5 12 74 13 74 14.5V21.5C74 23 73.5 24 72 24H24C22.5 24 22 23 22 21.5V14.5C22 13 22.5 12 24 12Z';

/** A bag of food with a paw on it, for what has no picture. @param {{ title?: string, class?: string }} props */
export function FoodBag(props) {
  return (
    <Drawing {...props}>
      <path class="drawing-ground" d="M10 89H88" />
      <Shape d={BAG} />
      <Shape d={TOP} wash="wash-deep" />
      <path d="M31 12V16M39 12V16M48 12V16M57 12V16M65 12V16" />
      <circle class="drawing-leaf" cx="50" cy="57" r="18" />
      <circle cx="48" cy="55" r="18" />
      <path
        class="drawing-ink"
        d="M48 55C51.5 55 53 57.7 54.5 59.500C56.3 61.7 55.4 64.5 52.5 64.500C50.8 64.5 49.6 63.8 48 63.800C46.4 63.8 45.2 64.5 43.5 64.500C40.6 64.5 39.7 61.7 41.5 59.500C43 57.7 44.5 55 48 55Z"
      />
      <ellipse class="drawing-ink" cx="45.2" cy="50" rx="2" ry="2.9" />
      <ellipse class="drawing-ink" cx="50.8" cy="50" rx="2" ry="2.9" />
      <ellipse
        class="drawing-ink"
        cx="40.8"
        cy="54.3"
        rx="1.7"
        ry="2.4"
        transform="rotate(-20 40.8 54.3)"
      />
      <ellipse
        class="drawing-ink"
        cx="55.2"
        cy="54.3"
        rx="1.7"
        ry="2.4"
        transform="rotate(20 55.2 54.3)"
      />
      <path d="M27 78C32 81 40 82 48 82C56 82 64 81 69 78" class="drawing-faint" />
    </Drawing>
  );
}
