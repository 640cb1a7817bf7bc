import { Drawing, Eyes, Shape } from '../drawing.jsx';

const WALLS = 'M56 60V117H128V60L92 28Z';
const ROOF = 'M46 66L92 24L138 66L131 72L92 37L53 72Z';
const DOOR = 'M80 117V86C80 78 85 73 92 73C99 73 104 78 104 86V117Z';
const BOX = 'M152 72H176C182 72 186 76 186 82V94H152C146 94 142 90 142 84V82C142 76 146 72 152 72Z';
const CAT =
  'M24 117C20 108 22 98 29 94C26 88 27 82 27.5 78C27.8 76.5 29 76.5 30 77.500L34 81.500C36 81 38.5 81 40.5 81.500L44.5 77.500C45.5 76.5 46.7 76.5 47 78C47.5 82 48.5 88 45.5 94C52 98 54 108 50 117Z';

/** A house, its letter box and a cat that waits for the post. @param {{ title?: string, class?: string }} props */
export function NoAddresses(props) {
  return (
    <Drawing viewBox="0 0 200 140" {...props}>
      <path class="drawing-ground" d="M10 118H192" />
      <Shape d={WALLS} />
      <Shape d="M112 52V27H122V62Z" wash="wash-deep" />
      <Shape d={ROOF} wash="accent" />
      <Shape d={DOOR} wash="wash-deep" />
      <path d="M87 97H97" />
      <circle class="drawing-ink" cx="99" cy="100" r="1.6" />
      <path d="M112 84H122V96H112ZM117 84V96M62 84H72V96H62ZM67 84V96" />
      <path d="M164 94V117" />
      <Shape d={BOX} wash="leaf" />
      <path d="M152 72C158 72 162 76 162 82V94M168 82H178M186 84V66H193V72H186" />
      <Shape d={CAT} wash="wash-deep" />
      <Eyes left={[33, 87.5]} right={[41.5, 87.5]} r={1.7} />
      <path d="M50 114C57 115 61 111 60 105M37.2 91V92.500M33 117C33 112 33.5 108 35 105M41 117C41 112 41 108 39.5 105" />
    </Drawing>
  );
}
