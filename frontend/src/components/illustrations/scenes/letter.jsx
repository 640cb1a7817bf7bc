import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD = 'M72 74C70 60 74 47 84 42C94 37.5 106 37.5 116 42C126 47 130 60 128 74Z';
const LEFT_EAR = 'M86 43C78 33 74 18 78 11C80.5 7 85.5 7.5 88.5 12.5C93 20 95 30 94.5 39';
const RIGHT_EAR =
  'M106 39C105.5 28 108 17.5 115 13C122.5 8.5 132.5 14.5 135 25.500C136.3 31.5 134 34.5 130.5 32.5C126.5 29.5 121.5 28.5 119 32C117 35 115.5 38.5 114.5 42';
const ENVELOPE =
  'M46 70H154C156 70 157 71 157 73V115C157 117 156 118 154 118H46C44 118 43 117 43 115V73C43 71 44 70 46 70Z';

/** A rabbit behind a letter that is nearly as large as itself. @param {{ title?: string, class?: string }} props */
export function Letter(props) {
  return (
    <Drawing viewBox="0 0 200 126" {...props}>
      <path class="drawing-ground" d="M18 119H182" />
      <Shape d={LEFT_EAR} />
      <Shape d={RIGHT_EAR} />
      <path
        class="drawing-accent"
        d="M87 36C82.5 30 80.5 21 82 16.500C83.5 14.5 86 17 87.5 21C89 26 89.5 32 89.5 37Z"
      />
      <Shape d={HEAD} />
      <Eyes left={[89, 58]} right={[111, 58]} r={3.3} />
      <path
        class="drawing-accent"
        d="M96 63.500H104C104 66 101.8 68 100 68C98.2 68 96 66 96 63.500Z"
      />
      <Shape d={ENVELOPE} wash="glint" />
      <path d="M45 72L97 103C99 104.2 101 104.2 103 103L155 72M45 116L82 95M155 116L118 95" />
      <Shape d="M70 78C68 71 71 67 76 67C81 67 84 71 82 78C80 80.5 72 80.5 70 78Z" />
      <Shape d="M118 78C116 71 119 67 124 67C129 67 132 71 130 78C128 80.5 120 80.5 118 78Z" />
      <path d="M74 74V78M78 74V78M122 74V78M126 74V78" />
      <circle class="drawing-accent" cx="100" cy="101" r="7.500" />
      <path
        class="drawing-glint"
        d="M100 101.500C98.5 101.5 97 103 97 104.200C97 105.600 98.800 105 100 105C101.200 105 103 105.600 103 104.200C103 103 101.500 101.500 100 101.500Z"
      />
      <circle class="drawing-glint" cx="97.4" cy="99.6" r="1.1" />
      <circle class="drawing-glint" cx="100" cy="98.300" r="1.1" />
      <circle class="drawing-glint" cx="102.600" cy="99.6" r="1.1" />
    </Drawing>
  );
}
