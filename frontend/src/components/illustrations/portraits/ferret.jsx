import { Drawing, Eyes, Shape } from '../drawing.jsx';

const HEAD =
  'M48 17C60 17 69 24 71 35C72 42 69 47 64.5 51.500C60 56 56 62.5 48 62.500C40 62.5 36 56 31.5 51.500C27 47 24 42 25 35C27 24 36 17 48 17Z';
const BODY =
  'M33 53.500C30 62 25.5 72 25 83.500H71C70.5 72 66 62 63 53.500C59 58.5 55 62.5 48 62.500C41 62.5 37 58.5 33 53.500Z';
const LEFT_EAR = 'M29 25C23 22.5 18 25.5 18 30.500C18 35 21.5 37.5 25 36.500C25.5 32 27 28 29 25Z';
const RIGHT_EAR = 'M67 25C73 22.5 78 25.5 78 30.500C78 35 74.5 37.5 71 36.500C70.5 32 69 28 67 25Z';

/** @param {{ title?: string, class?: string }} props */
export function Ferret(props) {
  return (
    <Drawing {...props}>
      <Shape d={BODY} wash="wash-deep" />
      <Shape d={LEFT_EAR} />
      <Shape d={RIGHT_EAR} />
      <Shape d={HEAD} />
      <path
        class="drawing-wash-deep"
        d="M26 37C30 31 39 32 48 38.500C57 32 66 31 70 37C71 42 68 47 63.5 49.500C58 50 53 46.5 48 44.500C43 46.5 38 50 32.5 49.500C28 47 25 42 26 37Z"
      />
      <Eyes left={[37, 41]} right={[59, 41]} />
      <path
        class="drawing-accent"
        d="M44 49.500C44 47.5 52 47.5 52 49.500C52 52 49.5 53.5 48 53.500C46.5 53.5 44 52 44 49.500Z"
      />
      <path d="M48 53.500V55.500C46.5 58 43.5 57.5 42.5 56M48 55.500C49.5 58 52.5 57.5 53.5 56" />
      <path d="M34 51L22.5 51.500M62 51L73.5 51.5" />
      <path d="M39.5 83.500C39.5 78 37.5 76.5 35 76.500M56.5 83.500C56.5 78 58.5 76.5 61 76.5" />
    </Drawing>
  );
}
