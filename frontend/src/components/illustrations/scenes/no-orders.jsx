import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD = 'M70 74C68 58 74 44 84 39.500C94 35.5 106 35.5 116 39.500C126 44 132 58 130 74Z';
const LEFT_EAR =
  'M84 40C75 36 66 39 62 48C58.5 56 59 66 63 70C67 72.5 72 68 74 60C76 52 79 45 84 40Z';
const RIGHT_EAR =
  'M116 40C125 36 134 39 138 48C141.5 56 141 66 137 70C133 72.5 128 68 126 60C124 52 121 45 116 40Z';
const PARCEL = 'M50 74H150V114C150 116.5 148.5 118 146 118H54C51.5 118 50 116.5 50 114Z';

/** A dog behind a parcel tied with string, waiting for somebody to open it. @param {{ title?: string, class?: string }} props */
export function NoOrders(props) {
  return (
    <Drawing viewBox="0 26 200 102" {...props}>
      <path class="drawing-ground" d="M18 119H182" />
      <Shape d={HEAD} />
      <Shape d={LEFT_EAR} wash="wash-deep" />
      <Shape d={RIGHT_EAR} wash="wash-deep" />
      <Eyes left={[89, 54]} right={[111, 54]} r={3.3} />
      <path
        class="drawing-ink"
        d="M95 61.500C95 59.5 105 59.5 105 61.500C105 64.5 102 66.5 100 66.500C98 66.5 95 64.5 95 61.500Z"
      />
      <path d="M100 66.500V70" />
      <Shape d={PARCEL} wash="wash-deep" />
      <path d="M100 74V118M50 96H150" />
      <circle class="drawing-accent" cx="100" cy="96" r="5" />
      <path d="M100 96C92 86 84 88 86 93C88 97 96 97 100 96C104 97 112 97 114 93C116 88 108 86 100 96ZM100 96L93 106M100 96L107 106" />
      <Shape d="M70 79C68 72 71 68 76 68C81 68 84 72 82 79C80 81.5 72 81.5 70 79Z" />
      <Shape d="M118 79C116 72 119 68 124 68C129 68 132 72 130 79C128 81.5 120 81.5 118 79Z" />
      <path d="M74 75V79M78 75V79M122 75V79M126 75V79" />
      <path class="drawing-faint" d="M158 52C162 54 165 58 166 63M164 44C170 47 174 53 176 60" />
    </Drawing>
  );
}
