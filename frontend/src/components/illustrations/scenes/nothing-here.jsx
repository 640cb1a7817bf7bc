import { Drawing, Eyes, Shape } from '../drawing.jsx';

const CAT =
  'M68 76C66 64 66 50 67 41C67.5 38 70 38 72 39.500L82 48C94 45 106 45 118 48L128 39.500C130 38 132.5 38 133 41C134 50 134 64 132 76Z';
const BOX = 'M48 74H152L146 114C145.5 116.5 144 118 141.5 118H58.500C56 118 54.5 116.5 54 114Z';
const LEFT_FLAP = 'M48 74L26 86L34 98L52 90Z';
const RIGHT_FLAP = 'M152 74L174 86L166 98L148 90Z';

/** A box with nothing in it but the cat. @param {{ title?: string, class?: string }} props */
export function NothingHere(props) {
  return (
    <Drawing viewBox="0 0 200 140" {...props}>
      <path class="drawing-ground" d="M18 119H182" />
      <Shape d={CAT} />
      <path
        class="drawing-accent"
        d="M72 46L79 52C76 54 74 57 73 59C72 55 71.5 50 72 46ZM128 46L121 52C124 54 126 57 127 59C128 55 128.5 50 128 46Z"
      />
      <path d="M100 49V56M93 50L94.5 55M107 50L105.5 55" />
      <Eyes left={[87, 66]} right={[113, 66]} r={3.6} />
      <Shape d={BOX} wash="wash-deep" />
      <Shape d={LEFT_FLAP} wash="wash-deep" />
      <Shape d={RIGHT_FLAP} wash="wash-deep" />
      <Shape d="M76 80C74 73 77 69 82 69C87 69 90 73 88 80C86 82.5 78 82.5 76 80Z" />
      <Shape d="M112 80C110 73 113 69 118 69C123 69 126 73 124 80C122 82.5 114 82.5 112 80Z" />
      <path d="M80 75V80M84 75V80M116 75V80M120 75V80M92 104L100 96L108 104M100 96V110" />
    </Drawing>
  );
}
