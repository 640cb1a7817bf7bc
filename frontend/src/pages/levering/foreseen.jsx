/**
 * What comes of an act, said before it is done.
 *
 * @param {{ lines: string[], isLive?: boolean }} props `isLive` where it changes as one chooses
 */
export function Foreseen({ lines, isLive }) {
  return (
    <div role={isLive ? 'status' : undefined} class="linked-foreseen">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
