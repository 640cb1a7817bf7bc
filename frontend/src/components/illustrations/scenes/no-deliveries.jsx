import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BODY =
  'M52 118C50 96 56 80 66 72C64 62 66 50 70 42C72 40 74 41 76 43L84 50C89 48.5 95 48.5 100 50L108 43C110 41 112 40 114 42C118 50 120 62 118 72C128 80 134 96 132 118Z';
const BOWL =
  'M118 100H178L172 116C171.5 117.500 170.5 118 169 118H127C125.500 118 124.500 117.500 124 116Z';
const FOOD = 'M124 100C126 92 134 89 140 91C144 86 154 86 158 91C164 89 171 92 173 100Z';

/** A cat beside a bowl that is full already. @param {{ title?: string, class?: string }} props */
export function NoDeliveries(props) {
  return (
    <Drawing viewBox="14 30 176 98" {...props}>
      <path class="drawing-ground" d="M22 119H184" />
      <Shape d={BODY} />
      <path d="M56 112C40 112 32 100 36 88C38 82 45 83 45 89" />
      <Eyes left={[82, 62]} right={[102, 62]} r={3.3} />
      <path class="drawing-ink" d="M89 69.500H95L92 73Z" />
      <path d="M92 73V75.500M92 75.500C90 78.5 86.500 78.5 85.500 76.500M92 75.500C94 78.5 97.500 78.5 98.500 76.500" />
      <path class="drawing-faint" d="M74 70L62 67M74 73L62 74M110 70L122 67M110 73L122 74" />
      <path d="M82 118V102M102 118V102" />
      <Shape d={FOOD} wash="wash-deep" />
      <Shape d={BOWL} wash="leaf" />
      <circle class="drawing-accent" cx="148" cy="109" r="4" />
      <path
        class="drawing-faint"
        d="M140 82C138 78 142 76 140 72M150 80C148 76 152 74 150 70M160 82C158 78 162 76 160 72"
      />
    </Drawing>
  );
}
