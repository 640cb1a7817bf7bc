import { Drawing, Eyes, Shape } from '../drawing.jsx';

const SHELL = 'M31 66C31 46 42 32 58 32C74 32 86 46 86 66C86 69 84 70 81 70H36C33 70 31 69 31 66Z';
const HEAD =
  'M32 58C28 56 27 50 26 44C25 36 20 31 14.5 32C8 33 5.5 40 8 46C10 50.5 14 51 16.5 55C19.5 60.5 24 67 32 68Z';
const FRONT_LEG = 'M37 70C36 75 35 80 36 83H47C48 79 48 74 48 70Z';
const BACK_LEG = 'M69 70C69 74 69 79 70 83H81C82 80 81 75 80 70Z';

/** @param {{ title?: string, class?: string }} props */
export function Reptile(props) {
  return (
    <Drawing {...props}>
      <Shape d={HEAD} />
      <Shape d={FRONT_LEG} />
      <Shape d={BACK_LEG} />
      <path d="M86 66C89 66 91 67.5 91.5 70.500C89 71.5 86 71 84 69.5" />
      <Shape d={SHELL} wash="wash-deep" />
      <path d="M31.5 61C48 64 69 64 85.5 61M50 63.300L46.5 50.500L58 41L69.5 50.500L66.5 63.300M46.5 50.500L37.5 46.500M69.5 50.500L79 46.500M58 41V32" />
      <Eyes left={[14.5, 40]} r={2.7} />
      <path d="M9 46C11 47.5 14 47.5 16.5 46" />
    </Drawing>
  );
}
