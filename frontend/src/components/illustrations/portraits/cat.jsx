import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD =
  'M22 52C20 40 19 27 20.5 18.500C21 16 23.5 15.5 25.5 17L37.5 27C44 25.3 52 25.3 58.5 27L70.5 17C72.5 15.5 75 16 75.5 18.500C77 27 76 40 74 52C74 67 62 77 48 77C34 77 22 67 22 52Z';

/** @param {{ title?: string, class?: string }} props */
export function Cat(props) {
  return (
    <Drawing {...props}>
      <Shape d={HEAD} />
      <path
        class="drawing-accent"
        d="M26 24L32.5 29.500C29.5 31.5 27.5 34 26.3 36.500C25.6 32 25.5 28 26 24ZM70 24L63.5 29.500C66.5 31.5 68.5 34 69.7 36.500C70.4 32 70.5 28 70 24Z"
      />
      <path
        class="drawing-wash-deep"
        d="M41 26.500C43 36 46 40 48 40C50 40 53 36 55 26.500C50 25.3 46 25.3 41 26.500Z"
      />
      <path d="M48 29.500V36M41.5 30.500L43 35.500M54.5 30.500L53 35.5" />
      <Eyes left={[37, 49]} right={[59, 49]} r={3.2} />
      <path class="drawing-accent" d="M44 57.500H52C52 60 49.5 62 48 62C46.5 62 44 60 44 57.500Z" />
      <path d="M48 61.500V64.500C46.5 68 41.5 68 39.5 65M48 64.500C49.5 68 54.5 68 56.5 65" />
      <path d="M28 59.500L11.5 57M28.5 64.500L13 68M68 59.500L84.5 57M67.5 64.500L83 68" />
    </Drawing>
  );
}
