import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD =
  'M48 20C59 20 66 27 67 38C67.5 46 70 52 69 60C67.5 72 58 79 48 79C38 79 28.5 72 27 60C26 52 28.5 46 29 38C30 27 37 20 48 20Z';
const LEFT_EAR = 'M33 26C25 19 15 24 12 37C9.5 48 12 60 19 62C26 63.5 30 54 29.5 42';
const RIGHT_EAR = 'M63 26C71 19 81 24 84 37C86.5 48 84 60 77 62C70 63.5 66 54 66.5 42';

/** @param {{ title?: string, class?: string }} props */
export function Dog(props) {
  return (
    <Drawing {...props}>
      <Shape d={HEAD} />
      <path
        class="drawing-wash-deep"
        d="M57 30C64 31 67 38 66 46C65 52 59 54 55 51C51 47 50 31 57 30Z"
      />
      <Shape d={LEFT_EAR} wash="wash-deep" />
      <Shape d={RIGHT_EAR} wash="wash-deep" />
      <Eyes left={[39, 45]} right={[58, 45]} />
      <path class="drawing-accent" d="M44 69.500C44 79.5 53 79.5 53 69.500Z" />
      <path
        class="drawing-ink"
        d="M42 55.500C42 52.5 55 52.5 55 55.500C55 59 51 61.5 48.5 61.500C46 61.5 42 59 42 55.500Z"
      />
      <path d="M48.5 61V67C46.5 70.5 40.5 70.5 38.5 66.500M48.5 67C50.5 70.5 56.5 70.5 58.5 66.5" />
      <path d="M44.5 70C44.5 79.5 52.5 79.5 52.5 70" />
    </Drawing>
  );
}
