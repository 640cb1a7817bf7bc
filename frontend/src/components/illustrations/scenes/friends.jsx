import { Drawing, Shape } from '../drawing.jsx';

const DOG = 'M38 118C31 95 38 74 57 72C76 74 83 95 79 118Z';
const DOGS_HEAD =
  'M40 52C40 40 47 33 57.500 33C68 33 75 40 75 52C75 64 68 71 57.500 71C47 71 40 64 40 52Z';
const LEFT_EAR = 'M44 40C36 38 30 47 31 60C32 66 39 67 41.500 60';
const RIGHT_EAR = 'M71 40C79 38 85 47 84 60C83 66 76 67 73.500 60';
const CAT = 'M123 118C119 95 126 77 143 75C160 77 167 95 163 118Z';
const CATS_HEAD =
  'M124 58C123 49 123 41 124.500 36.500C125.200 34.600 127 34.400 128.500 35.600L136 42.500C140.500 41.500 145.500 41.500 150 42.500L157.500 35.600C159 34.400 160.800 34.600 161.500 36.500C163 41 163 49 162 58C160 68.500 152.500 74.500 143 74.500C133.500 74.500 126 68.500 124 58Z';
const HEART =
  'M101 96C94 90.500 90 86 90 80.500C90 74.500 97.500 73.500 101 80C104.500 73.500 112 74.500 112 80.500C112 86 108 90.500 101 96Z';

/** A dog and a cat side by side, looking out; their tails meet in a heart. @param {{ title?: string, class?: string }} props */
export function Friends(props) {
  return (
    <Drawing viewBox="0 18 200 108" {...props}>
      <path class="drawing-ground" d="M14 119H188" />
      <path class="drawing-accent" d={HEART} transform="translate(1.5 1.5)" />
      <path d="M79 112C93 113 101 106 101 96C94 90.500 90 86 90 80.500C90 74.500 97.500 73.500 101 80" />
      <path d="M123 112C109 113 101 106 101 96C108 90.500 112 86 112 80.500C112 74.500 104.500 73.500 101 80" />
      <Shape d={DOG} />
      <path d="M49 118C47 109 48 102 51 98M68 118C70 109 69 102 66 98" />
      <Shape d={DOGS_HEAD} />
      <Shape d={LEFT_EAR} wash="wash-deep" />
      <Shape d={RIGHT_EAR} wash="wash-deep" />
      <Shape d="M44 68.500C52 74 63 74 71 68.500L72 74.500C63 80 52 80 43 74.500Z" wash="leaf" />
      <Shape d={CAT} wash="wash-deep" />
      <path d="M134 118C132 109 133 103 136 99M152 118C154 109 153 103 150 99" />
      <Shape d={CATS_HEAD} wash="wash-deep" />
      <path d="M143 46V53M137 47.500L138.500 52.500M149 47.500L147.500 52.500" />
      <path d="M137 86C141 88 145 88 149 86M138 93C141.500 95 144.500 95 148 93" />
    </Drawing>
  );
}
