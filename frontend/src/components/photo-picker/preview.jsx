import { useEffect, useRef } from 'preact/hooks';

const SIDE = 192;

/**
 * The chosen picture before the server has it. Drawn on a canvas: the app's content security
 * policy allows no picture from the browser's own memory (`blob:`).
 *
 * @param {{ file: Blob }} props
 */
export function Preview({ file }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => {
    draw(file, canvas.current).catch(leaveEmpty);
  }, [file]);
  return <canvas class="photo-preview" ref={canvas} width={SIDE} height={SIDE} />;
}

/** The middle of the picture, filling the square. @param {Blob} file @param {HTMLCanvasElement | null} canvas */
async function draw(file, canvas) {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const left = (picture.width - side) / 2;
  const top = (picture.height - side) / 2;
  canvas?.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
}

/** What the browser can't draw, the server may still read; it has the word. */
function leaveEmpty() {}
