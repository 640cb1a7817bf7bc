import { Drawing, Shape } from '../drawing.jsx';

const HILL = 'M14 118C24 86 58 60 102 60C146 60 176 88 186 118Z';
const BURROW = 'M62 118C58 88 74 72 100 72C126 72 142 88 138 118Z';
const RUMP = 'M70 116C66 98 78 82 100 82C122 82 134 98 130 116Z';
const TAIL = 'M95 84C88 70 88 50 100 38C104 34.5 109 38.5 107 43C101 56 102 70 106 83';
const LEFT_FOOT = 'M66 120C65 113 70 109 77 109C84 109 89 113 88 120Z';
const RIGHT_FOOT = 'M112 120C111 113 116 109 123 109C130 109 135 113 134 120Z';

/** Somebody is digging for the page. @param {{ title?: string, class?: string }} props */
export function NotFound(props) {
  return (
    <Drawing viewBox="0 0 200 140" {...props}>
      <path class="drawing-ground" d="M6 121H194" />
      <Shape d={HILL} wash="wash-deep" />
      <path class="drawing-shade" d={BURROW} />
      <path d={BURROW} />
      <path class="drawing-glint" d={RUMP} />
      <Shape d={RUMP} />
      <Shape d={TAIL} />
      <Shape d={LEFT_FOOT} />
      <Shape d={RIGHT_FOOT} />
      <path d="M74 119V115M80 119V115M120 119V115M126 119V115M86 44C83 41 81 37 81 33M118 46C121 43 123 39 123 35" />
      <circle class="drawing-wash-deep" cx="44" cy="62" r="4" />
      <circle class="drawing-wash-deep" cx="30" cy="78" r="3" />
      <circle class="drawing-accent" cx="58" cy="48" r="3.5" />
      <circle class="drawing-wash-deep" cx="152" cy="52" r="3.5" />
    </Drawing>
  );
}
