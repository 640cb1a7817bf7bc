import { Drawing, Shape } from '../drawing.jsx';

const COLLAR =
  'M40 44C40 27 66 18 100 18C134 18 160 27 160 44C160 61 134 70 100 70C66 70 40 61 40 44Z';
const INSIDE =
  'M52 42C52 31 73 25 100 25C127 25 148 31 148 42C148 53 127 59 100 59C73 59 52 53 52 42Z';
const TAG =
  'M100 78C110 78 118 86 118 96C118 106 110 114 100 114C90 114 82 106 82 96C82 86 90 78 100 78Z';

/** A collar whose tag nobody has written on yet. @param {{ title?: string, class?: string }} props */
export function EmptyTag(props) {
  return (
    <Drawing viewBox="30 10 140 112" {...props}>
      <Shape d={COLLAR} wash="accent" />
      <path class="drawing-glint" d={INSIDE} />
      <path d={INSIDE} />
      <Shape d="M136 58L148 53L153 60L141 66Z" wash="wash-deep" />
      <Shape d={TAG} wash="glint" />
      <path d="M100 70C95 70 95 80 100 80C105 80 105 70 100 70Z" />
      <path
        class="drawing-faint"
        d="M100 97C96.500 97 93.500 100.500 93.500 103C93.500 107 98 105.500 100 105.500C102 105.500 106.500 107 106.500 103C106.500 100.500 103.500 97 100 97ZM93 94V95M98 90V91M102.500 90V91M107 94V95"
      />
    </Drawing>
  );
}
