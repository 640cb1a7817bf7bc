import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD =
  'M47 20C56 20 63 26 68 36C74 48 77 62 78 84H38C40 74 40 66 38 60C34 64 31 69 26 72C20 75 13 71 12 64.500C11.5 60 14 56 18 52.500C23 48 24 42 28 34C32 26 38 20 47 20Z';
const MANE =
  'M45 20.500C49 13 57 12 62 17C70 20 75 28 75 36C81 44 83 54 82 62C85 70 85 78 83 84H71C75 70 71 50 62 36C57 28 52 23 45 20.500Z';

/** @param {{ title?: string, class?: string }} props */
export function Horse(props) {
  return (
    <Drawing {...props}>
      <Shape d={HEAD} />
      <Shape d={MANE} wash="wash-deep" />
      <Shape d="M38 23C35.5 17 36 11 39.5 7.500C44 10 47 15.5 47 21" wash="wash" />
      <path
        class="drawing-wash-deep"
        d="M46 20C40 22 35 27 33.5 34C37 33 40 33 43 35C43 30 45 25 50 21Z"
      />
      <path d="M47 20C40 22 35 27 33.5 34C37 33 40 33 43 35C43 30 45 25 50 21" />
      <Eyes left={[40, 43]} />
      <path
        class="drawing-ink"
        d="M17.5 60.500C18.5 58.5 21 58.5 21.5 60.500C21.5 62 18.5 63 17.5 60.500Z"
      />
      <path d="M15 69C19 68.5 22.5 67 24.5 64.500M38 60C43 59.5 48 57 50.5 53" />
      <path d="M70 40C73 46 75 53 75 60" />
    </Drawing>
  );
}
