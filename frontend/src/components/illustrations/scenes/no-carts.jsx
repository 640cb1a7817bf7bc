import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BASKET = 'M58 84H150L142 116C141.500 118 140 119 138 119H70C68 119 66.500 118 66 116Z';
const HEAD =
  'M84 84C82 72 84 60 88 52C90 49 92 50 94 52L99 58C102 57 106 57 109 58L114 52C116 50 118 49 120 52C124 60 126 72 124 84Z';

/** A cat that has found the basket before anything else was put in it. @param {{ title?: string, class?: string }} props */
export function NoCarts(props) {
  return (
    <Drawing viewBox="30 30 148 98" {...props}>
      <path class="drawing-ground" d="M38 119H170" />
      <path d="M66 84C66 52 142 52 142 84" />
      <Shape d={HEAD} />
      <Eyes left={[97, 69]} right={[111, 69]} r={3} />
      <path class="drawing-ink" d="M102 75H106L104 77.500Z" />
      <path d="M104 77.500V79.500M104 79.500C102.500 81.500 100 81 99.500 79.500M104 79.500C105.500 81.500 108 81 108.500 79.500" />
      <path class="drawing-faint" d="M92 76L82 74M92 79L83 80M116 76L126 74M116 79L125 80" />
      <Shape d={BASKET} wash="leaf" />
      <path
        class="drawing-faint"
        d="M62 95H147M64 106H145M82 84L86 119M104 84V119M126 84L122 119"
      />
    </Drawing>
  );
}
