import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD =
  'M47 38C60 38 68.5 48 69.5 60C70.5 74 60.5 82 47 82C33.5 82 23.5 74 24.5 60C25.5 48 34 38 47 38Z';
const LEFT_EAR = 'M36 42C28 33 24 18 28 10.500C30.5 6.5 35.5 7 38.5 12C43 20 45 30 44.5 38.3';
const RIGHT_EAR =
  'M50 38.300C50 27 53 17 60 12.500C67.5 8 77.5 14 80 25C81.3 31 79 34 75.5 32C71 29.5 66.5 28 64 31.500C62 34.5 60.5 38.5 59.5 42.5';

/** @param {{ title?: string, class?: string }} props */
export function Rabbit(props) {
  return (
    <Drawing {...props}>
      <Shape d={LEFT_EAR} />
      <Shape d={RIGHT_EAR} />
      <path
        class="drawing-accent"
        d="M37 35C32.5 29 30.5 20 32 15.500C33.5 13.5 36 16 37.5 20C39 25 39.5 31 39.5 36Z"
      />
      <path d="M64 31.500C64.5 25.5 67 21.5 71.5 20.5" />
      <Shape d={HEAD} />
      <Eyes left={[36, 57]} right={[58, 57]} r={3.2} />
      <path class="drawing-accent" d="M43 64.500H51C51 67 48.8 69 47 69C45.2 69 43 67 43 64.500Z" />
      <path d="M47 68.500V71C45.5 74 40.5 74.5 38.5 71.500M47 71C48.5 74 53.5 74.5 55.5 71.5" />
      <path class="drawing-glint" d="M44.5 73.500H49.500V78H44.500Z" />
      <path d="M44.3 73.500V77.500H49.700V73.500M47 73.500V77.5" stroke-width="1.750" />
      <path d="M29 67.500L17.5 66M29.5 71.500L19 74.500M65 67.500L76.5 66M64.5 71.500L75 74.5" />
    </Drawing>
  );
}
