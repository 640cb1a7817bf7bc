import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BODY =
  'M40 14C53 12 61 21 61.5 33C62 42 67 47 67 57C67 68 58 75 48 75C35 75 25 66 25 51C25 43 26.5 38 26 30C25.5 21 31 15.5 40 14Z';
const WING = 'M66 50C69 58 74 68 82 76C72 77 58 75 50 68C43 62 43 52 49 48C55 44.5 63 45 66 50Z';

/** @param {{ title?: string, class?: string }} props */
export function Bird(props) {
  return (
    <Drawing {...props}>
      <Shape d={BODY} />
      <path class="drawing-accent" d="M27 31C20 30 16.5 33.5 18.5 40.500C23 41.5 27 38 28.5 34Z" />
      <path d="M27 30.500C20 29.5 16.5 33.5 18.5 40.500C23 41.5 27 38.5 28.5 34" />
      <Shape d={WING} wash="wash-deep" />
      <path d="M55 56C57 61 60.5 65 65 68.5" />
      <path d="M38 14.300C37 10 39 7 43 6.500C42 9 42.5 11 44.5 12" />
      <Eyes left={[39, 28]} />
      <path class="drawing-accent" d="M39 36a4 3 0 1 0 8 0a4 3 0 1 0-8 0Z" opacity="0.6" />
      <path d="M41 75V82M51 75V82M9 83H87" />
      <path class="drawing-leaf" d="M12 83C10 76 14 71 20.5 70C22 77 19 82 12 83Z" />
      <path d="M12 83C10 76 14 71 20.5 70C22 77 19 82 12 83Z" />
    </Drawing>
  );
}
