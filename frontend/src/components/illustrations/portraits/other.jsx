import { Drawing, Shape } from '../drawing.jsx';

const PAD =
  'M48 47C58 47 63 56 68 62C74 69 71 79 62 79C57 79 53 76.5 48 76.500C43 76.5 39 79 34 79C25 79 22 69 28 62C33 56 38 47 48 47Z';
const TOES = [
  'M21 41C26 39 31 43 32 48.500C33 54 30.5 58 26.5 58C21.5 58 17.5 53.5 16.5 49C15.8 45.5 17.5 42.3 21 41Z',
  'M36 19C42 18 46 24 46.5 31C47 37.5 44 42 39.5 42C34 42 30.5 36 30 30C29.6 24.5 32 19.7 36 19Z',
  'M60 19C54 18 50 24 49.5 31C49 37.5 52 42 56.5 42C62 42 65.5 36 66 30C66.4 24.5 64 19.7 60 19Z',
  'M75 41C70 39 65 43 64 48.500C63 54 65.5 58 69.5 58C74.5 58 78.5 53.5 79.5 49C80.2 45.5 78.5 42.3 75 41Z',
];

/** @param {{ title?: string, class?: string }} props */
export function Other(props) {
  return (
    <Drawing {...props}>
      <Shape d={PAD} wash="accent" />
      {TOES.map((d) => (
        <Shape key={d} d={d} wash="wash-deep" />
      ))}
    </Drawing>
  );
}
