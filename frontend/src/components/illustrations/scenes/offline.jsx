import { Drawing, Shape } from '../drawing.jsx';

const BODY = 'M46 118C36 106 40 82 62 74C86 65 118 70 130 88C138 100 136 112 128 118Z';
const HEAD =
  'M38 98C36 92 36 84 38 78C38.5 76 40.5 76 42 77.500L48 83C53 81.5 58 81.5 63 83L69 77.500C70.5 76 72.5 76 73 78C75 84 75 92 73 98C72 110 64 116 55.5 116C47 116 39 110 38 98Z';
const TAIL =
  'M128 118C134 110 134 104 130 98C140 98 148 106 146 113C145 117 141 119 136 119C118 120 96 120 84 118C78 116 79 109 86 109C100 110 116 112 128 108';

/** A cat asleep beside the plug. @param {{ title?: string, class?: string }} props */
export function Offline(props) {
  return (
    <Drawing viewBox="0 0 200 140" {...props}>
      <path class="drawing-ground" d="M12 119H188" />
      <Shape d={BODY} wash="wash-deep" />
      <path d="M92 72L94 80M102 71L103 79M112 74L111 82" />
      <Shape d={TAIL} wash="wash-deep" />
      <Shape d={HEAD} />
      <path
        class="drawing-accent"
        d="M41 82L45.5 86C43.5 87.5 42.2 89.5 41.5 91ZM70 82L65.5 86C67.5 87.5 68.8 89.5 69.5 91Z"
      />
      <path d="M44.5 97C46 99.5 49.5 99.5 51 97M60 97C61.5 99.5 65 99.5 66.5 97M55.5 105V107M55.5 107C54 109.5 51.5 109.5 50.5 108M55.5 107C57 109.5 59.5 109.5 60.5 108" />
      <path
        class="drawing-accent"
        d="M52.5 102H58.500C58.5 104 57 105.5 55.5 105.500C54 105.5 52.5 104 52.5 102Z"
      />
      <path d="M24 58H32L24 68H32M11 40H21L11 52H21" />
      <Shape
        d="M160 76H176C178 76 179 77 179 79V88C179 94 174 98 168 98C162 98 157 94 157 88V79C157 77 158 76 160 76Z"
        wash="accent"
      />
      <path d="M163 76V66M173 76V66M168 98C168 108 160 108 158 112C156 117 162 119 168 119" />
      <path
        d="M160 44C160 38 176 38 176 44M168 54V58M154 38C154 26 182 26 182 38"
        class="drawing-faint"
      />
    </Drawing>
  );
}
