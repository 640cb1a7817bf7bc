import { Drawing, Eyes, Shape } from '../drawing.jsx';

const BODY =
  'M12 51C17 37 31 29 45 29C56 29 64 36 70 45C71.5 47.5 71.5 54.5 70 57C64 66 56 73 45 73C31 73 17 65 12 51Z';
const TAIL =
  'M69 51C73 43 79 36 87 34.500C89 40 86.5 46 83 51C86.5 56 89 62 87 67.500C79 66 73 59 69 51Z';
const TOP_FIN = 'M36 30C40 21 50 17 60 19C58 25 59 30 63 36C56 30 46 28 36 30Z';

/** @param {{ title?: string, class?: string }} props */
export function Fish(props) {
  return (
    <Drawing {...props}>
      <Shape d={TOP_FIN} wash="accent" />
      <Shape d={TAIL} wash="accent" />
      <Shape d={BODY} />
      <path
        class="drawing-wash-deep"
        d="M36 31C41 43 41 60 36 71.500C45 74.5 56 72 61 68C66 58 66 44 60 34.500C53 28.5 44 28 36 31Z"
      />
      <path d={BODY} />
      <path d="M36 31.500C41 43 41 60 36 71" />
      <path d="M46 45C49 46.5 49 49.5 46 51C49 52.5 49 55.5 46 57M55 45C58 46.5 58 49.5 55 51C58 52.5 58 55.5 55 57" />
      <Eyes left={[25, 47]} r={3.2} />
      <path d="M14 55.500C17.5 57.5 20.5 57 22.5 55" />
      <path d="M44 73C44.5 78 48 81.5 53 82C52.5 78 53.5 74.5 56 71" />
      <circle cx="13" cy="30" r="3.5" />
      <circle cx="20" cy="18" r="2.5" />
      <circle cx="9" cy="14" r="4.5" />
    </Drawing>
  );
}
