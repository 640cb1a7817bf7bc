import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BODY =
  'M48 24C60 24 68 30 69.5 39C78 43 82 51 80.5 58C79.5 63 76.5 66 72.5 67.500C71 77 61 82 48 82C35 82 25 77 23.5 67.500C19.5 66 16.5 63 15.5 58C14 51 18 43 26.5 39C28 30 36 24 48 24Z';
const LEFT_EAR = 'M35 27.500C33 19 26 16 22 19C17.5 22.5 20 31.5 28 35C29.5 32 32 29.5 35 27.500Z';
const RIGHT_EAR = 'M61 27.500C63 19 70 16 74 19C78.5 22.5 76 31.5 68 35C66.5 32 64 29.5 61 27.500Z';

/** @param {{ title?: string, class?: string }} props */
export function Hamster(props) {
  return (
    <Drawing {...props}>
      <Shape d={LEFT_EAR} wash="accent" />
      <Shape d={RIGHT_EAR} wash="accent" />
      <Shape d={BODY} />
      <path
        class="drawing-wash-deep"
        d="M37 26.500C40 34 45 37 48 37C51 37 56 34 59 26.500C52 23.2 44 23.2 37 26.500Z"
      />
      <Eyes left={[37, 43]} right={[59, 43]} r={3.2} />
      <path
        class="drawing-accent"
        d="M45 49.500H51C51 52 49.5 53.5 48 53.500C46.5 53.5 45 52 45 49.500Z"
      />
      <path d="M48 53.500V55.500C46.8 58.5 42.5 58.5 41 56M48 55.500C49.2 58.5 53.5 58.5 55 56" />
      <path d="M29 51.500L20 50M29 55.500L21.5 58M67 51.500L76 50M67 55.500L74.5 58" />
      <path
        class="drawing-wash-deep"
        d="M48 61C52.5 64.5 54 69 53 73C51.5 76.5 44.5 76.5 43 73C42 69 43.5 64.5 48 61Z"
      />
      <path d="M48 61C52.5 64.5 54 69 53 73C51.5 76.5 44.5 76.5 43 73C42 69 43.5 64.5 48 61ZM48 66.500V71.5" />
      <path d="M33.5 71C34.5 67 40 66.5 43 70M62.5 71C61.5 67 56 66.5 53 70" />
    </Drawing>
  );
}
