import { mail } from '../app/shop.js';

/** A text that says where to write, which leads there. @param {{ words: (mail: string) => string }} props */
export function WithMail({ words }) {
  const [before, after] = words('\n').split('\n');
  return (
    <>
      {before}
      <a class="ds-link" href={`mailto:${mail}`}>
        {mail}
      </a>
      {after}
    </>
  );
}
