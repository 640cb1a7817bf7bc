/**
 * One line drawing. It is decoration unless `title` names it: then it is announced as an image.
 * Lines take the text's colour; washes and accents come from `drawing.css`.
 *
 * @param {{
 *   viewBox?: string,
 *   title?: string,
 *   class?: string,
 *   children: import('preact').ComponentChildren,
 * }} props
 */
export function Drawing({ viewBox = '0 0 96 96', title, class: className = '', children }) {
  return (
    <svg
      class={`drawing ${className}`}
      viewBox={viewBox}
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : 'true'}
    >
      {children}
    </svg>
  );
}

/**
 * A closed shape in line, its wash laid a little beside it, as in a hand-printed picture.
 *
 * @param {{ d: string, wash?: 'wash' | 'wash-deep' | 'accent' | 'leaf' | 'glint' }} props
 */
export function Shape({ d, wash = 'wash' }) {
  return (
    <>
      <path class={`drawing-${wash}`} d={d} transform="translate(2.5 2.5)" />
      <path d={d} />
    </>
  );
}

/**
 * Round eyes with a glint, the look that all our animals share. In profile there is only one.
 *
 * @param {{ left: [number, number], right?: [number, number], r?: number }} props
 */
export function Eyes({ left, right, r = 2.9 }) {
  return (
    <>
      <Eye x={left[0]} y={left[1]} r={r} />
      {right && <Eye x={right[0]} y={right[1]} r={r} />}
    </>
  );
}

/** @param {{ x: number, y: number, r: number }} props */
function Eye({ x, y, r }) {
  return (
    <>
      <circle class="drawing-ink" cx={x} cy={y} r={r} />
      <circle class="drawing-glint" cx={x + r / 3} cy={y - r / 3} r={r / 3.2} />
    </>
  );
}
