import { Drawing, Eyes, Shape } from '../drawing.jsx';

const WALLS = 'M48 64V118H152V64L100 24Z';
const ROOF = 'M36 70L100 20L164 70L157 77L100 33L43 77Z';
const OPENING = 'M74 118V92C74 76 84 66 100 66C116 66 126 76 126 92V118Z';
const CAT =
  'M80 118C80 112 81 108 84 104C82 97 82 90 82.8 84C83 82.3 84.6 82 86 83L93 88.500C97.500 87.400 102.500 87.400 107 88.500L114 83C115.400 82 117 82.300 117.200 84C118 90 118 97 116 104C119 108 120 112 120 118Z';
const LOCK =
  'M160 96H180C181.500 96 182.500 97 182.500 98.500V115.500C182.500 117 181.500 118 180 118H160C158.500 118 157.500 117 157.500 115.500V98.500C157.500 97 158.500 96 160 96Z';

/** A cat at home, and the lock beside the door. @param {{ title?: string, class?: string }} props */
export function SafeHouse(props) {
  return (
    <Drawing viewBox="0 0 200 126" {...props}>
      <path class="drawing-ground" d="M14 119H192" />
      <Shape d={WALLS} />
      <Shape d={ROOF} wash="accent" />
      <path class="drawing-shade" d={OPENING} />
      <path d={OPENING} />
      <path class="drawing-glint" d={CAT} />
      <Shape d={CAT} wash="wash-deep" />
      <path
        class="drawing-accent"
        d="M85.500 87L90 90.500C88 91.500 86.500 93 85.500 95ZM114.500 87L110 90.500C112 91.500 113.500 93 114.500 95Z"
      />
      <Eyes left={[93, 99]} right={[107, 99]} r={2.6} />
      <path
        class="drawing-accent"
        d="M97.500 104.500H102.500C102.500 106 101 107.300 100 107.300C99 107.300 97.500 106 97.500 104.500Z"
      />
      <path d="M100 107V109C99 111 96 111 95 109.500M100 109C101 111 104 111 105 109.500M88 106L79 104.500M88 109.500L80 111.500M112 106L121 104.500M112 109.500L120 111.500" />
      <path d="M163 96V89C163 84.500 166 82 170 82C174 82 177 84.500 177 89V96" />
      <Shape d={LOCK} wash="leaf" />
      <circle class="drawing-ink" cx="170" cy="105" r="2.4" />
      <path d="M170 106V111" />
      <path
        class="drawing-accent"
        d="M100 58C96 54 93 52 93 48.500C93 46 95 44.500 97 44.500C98.500 44.500 99.500 45.500 100 46.500C100.500 45.500 101.500 44.500 103 44.500C105 44.500 107 46 107 48.500C107 52 104 54 100 58Z"
      />
    </Drawing>
  );
}
