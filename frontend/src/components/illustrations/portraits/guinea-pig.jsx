import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD = 'M48 24C66 24 78 37 78 54C78 70 66 80 48 80C30 80 18 70 18 54C18 37 30 24 48 24Z';
const LEFT_EAR = 'M29 31C22 26 12.5 29 11 37C10 43.5 14 48 20 46.500C21.5 40.5 24.5 35 29 31Z';
const RIGHT_EAR = 'M67 31C74 26 83.5 29 85 37C86 43.5 82 48 76 46.500C74.5 40.5 71.5 35 67 31Z';

/** @param {{ title?: string, class?: string }} props */
export function GuineaPig(props) {
  return (
    <Drawing {...props}>
      <Shape d={HEAD} />
      <path
        class="drawing-wash-deep"
        d="M56 25C70 27.5 78 38.5 78 54C78 60 76 66 73 69.500C63 68 57 60 57 48C57 40 56 32 56 25Z"
      />
      <path
        class="drawing-wash-deep"
        d="M40 25C26 27.5 18 38.5 18 54C18 57 18.5 60 19.5 62.500C31 62.5 38.5 56 39 45C39.2 38 40 32 40 25Z"
      />
      <path d={HEAD} />
      <Shape d={LEFT_EAR} wash="accent" />
      <Shape d={RIGHT_EAR} wash="accent" />
      <path d="M43.5 24C42 19.5 44 15.5 47.5 13.500C46.5 17 47.5 19 49.5 20.500C50.5 18 52.5 17 55 17C53 19 52.5 21.5 53 24.2" />
      <Eyes left={[30, 49]} right={[66, 49]} r={3.4} />
      <path
        class="drawing-ink"
        d="M43.5 58H52.500C52.5 60.8 50 62.5 48 62.500C46 62.5 43.5 60.8 43.5 58Z"
      />
      <path d="M48 62.500V66C46.5 69.5 41.5 69.5 39.5 66.500M48 66C49.5 69.5 54.5 69.5 56.5 66.5" />
      <path d="M33 62L24.5 61M33.5 66L26 68.500M63 62L71.5 61M62.5 66L70 68.5" />
    </Drawing>
  );
}
