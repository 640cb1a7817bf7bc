import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BODY = 'M96 118C92 96 104 78 128 74C152 71 174 84 176 104C176.5 112 174 118 168 118Z';
const HEAD =
  'M82 54C93 54 100 61 101 72C101.5 80 104 86 103 94C101.5 106 92 113 82 113C72 113 62.5 106 61 94C60 86 62.5 80 63 72C64 61 71 54 82 54Z';
const LEFT_EAR = 'M67 60C59 53 49 58 46 71C43.5 82 46 94 53 96C60 97.5 64 88 63.5 76';
const RIGHT_EAR = 'M97 60C105 53 115 58 118 71C120.5 82 118 94 111 96C104 97.5 100 88 100.5 76';
const TAIL = 'M172 92C180 88 186 80 184 71C183.5 68 188 67 189.5 70C193 80 187 95 176 102';
const PIECE = 'M16 96L34 88L38 94L44 92L46 100L52 103L50 111L22 118Z';

/** A puppy, and what is left of a letter. @param {{ title?: string, class?: string }} props */
export function ChewedLetter(props) {
  return (
    <Drawing viewBox="0 0 200 126" {...props}>
      <path class="drawing-ground" d="M8 119H194" />
      <Shape d={TAIL} />
      <Shape d={BODY} />
      <Shape d={HEAD} />
      <path
        class="drawing-wash-deep"
        d="M91 64C98 65 101 72 100 80C99 86 93 88 89 85C85 81 84 65 91 64Z"
      />
      <Shape d={LEFT_EAR} wash="wash-deep" />
      <Shape d={RIGHT_EAR} wash="wash-deep" />
      <Eyes left={[73, 79]} right={[92, 79]} />
      <path
        class="drawing-ink"
        d="M76 90C76 87 89 87 89 90C89 93.5 85 96 82.5 96C80 96 76 93.5 76 90Z"
      />
      <path d="M82.500 96V101C80.5 104 76 104 74 101M82.500 101C84.5 104 89 104 91 101" />
      <Shape d={PIECE} wash="glint" />
      <path d="M18 97L35 105L46 101" />
      <Shape d="M118 112L132 104L136 109L141 108L139 117L121 119Z" wash="glint" />
      <Shape d="M54 116L60 110L64 117Z" wash="glint" />
      <path d="M30 78L27 73M42 80L44 74M20 84L14 81" class="drawing-faint" />
      <Shape d="M92 119C91 112 96 109 103 109C110 109 114 112 113 119Z" />
      <path d="M99 118V115M106 118V115" />
    </Drawing>
  );
}
