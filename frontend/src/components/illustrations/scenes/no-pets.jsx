import { Drawing, Shape } from '../drawing.jsx';

const BED =
  'M32 76C31 66 40 61 48 66C58 84 114 84 124 66C132 61 141 66 140 76C141 104 124 117 86 117C48 117 31 104 32 76Z';
const CUSHION = 'M46 66C52 58 66 54 86 54C106 54 120 58 126 66C118 84 54 84 46 66Z';
const BOWL = 'M146 98H184L188 114C188 116 187 117 185 117H145C143 117 142 116 142 114Z';
const BONE =
  'M62 48C57 46 57 40 61 38C60 33 66 30 70 34C78 34 88 31 95 27C95 22 101 19 105 23C110 21 113 27 110 31C110 36 104 37 101 34C93 38 84 42 75 43C74 48 68 51 62 48Z';

/** An empty bed, a bone and a bowl: everything is ready for somebody. @param {{ title?: string, class?: string }} props */
export function NoPets(props) {
  return (
    <Drawing viewBox="0 40 200 84" {...props}>
      <path class="drawing-ground" d="M14 118H190" />
      <Shape d={CUSHION} />
      <g transform="translate(2 27)">
        <Shape d={BONE} wash="glint" />
      </g>
      <Shape d={BED} wash="wash-deep" />
      <path d="M50 98C60 106 72 108 86 108C100 108 112 106 122 98" />
      <Shape d={BOWL} wash="accent" />
      <path d="M149 98C151 91 158 89 165 89C172 89 179 91 181 98" />
      <circle class="drawing-glint" cx="165" cy="108.5" r="2.8" />
      <circle class="drawing-wash" cx="24.5" cy="108.5" r="10" />
      <circle cx="22" cy="107" r="10" />
      <path d="M13 103C18 104 21 108 20.5 116.500M22 97C24 103 27.5 106 32 107" />
    </Drawing>
  );
}
