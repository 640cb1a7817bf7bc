/** What comes of an act, said before it is done. @param {{ lines: string[] }} props */
export function Foreseen({ lines }) {
  return (
    <div role="status" class="linked-foreseen">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
