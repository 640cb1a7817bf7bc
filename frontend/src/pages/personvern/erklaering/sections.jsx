import { authority, mail } from '../../../app/shop.js';
import { t } from '../../../i18n/index.js';
import { splitAt } from '../../../lib/notice.js';

/**
 * @typedef {object} Block a paragraph, or a list
 * @property {string | null} text
 * @property {string[]} items
 *
 * @typedef {object} Section
 * @property {string} key
 * @property {string | null} title none for the opening
 * @property {number} level of its heading, 2 or 3
 * @property {Block[]} blocks
 */

/** @param {string} key @returns {string} the id of its heading */
export const idOf = (key) => `del-${key}`;

/** All that the notice says. @param {{ sections: Section[] }} props */
export function Sections({ sections }) {
  return (
    <div class="notice-text">
      {sections.map((section) => (
        <Part key={section.key} section={section} />
      ))}
    </div>
  );
}

/** @param {{ section: Section }} props */
function Part({ section }) {
  const { title, level, blocks } = section;
  const Heading = level === 3 ? 'h3' : 'h2';
  return (
    <>
      {title && (
        <Heading id={idOf(section.key)} tabIndex={-1}>
          {title}
        </Heading>
      )}
      {blocks.map(({ text, items }) =>
        text === null ? (
          <ul>
            {items.map((item) => (
              <li>
                <Item text={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <Linked text={text} />
          </p>
        ),
      )}
    </>
  );
}

/** @returns {Record<string, string>} the pages that an item begins with, where it says what is changed there */
const pages = () => ({
  [t('menu.profile')]: '/profil',
  [t('menu.security')]: '/innlogging',
  [t('menu.club')]: '/venneklubb',
  [t('menu.pets')]: '/kjaeledyr',
  [t('menu.deliveries')]: '/faste-leveringer',
  [t('menu.consents')]: '/samtykker',
  [t('shell.cookies')]: '/cookies',
});

/** @param {{ text: string }} props */
function Item({ text }) {
  const [name] = text.split(':', 1);
  const path = pages()[name];
  if (!path || name === text) return <Linked text={text} />;
  return (
    <>
      <a class="ds-link" href={path}>
        {name}
      </a>
      {text.slice(name.length)}
    </>
  );
}

/** @returns {Record<string, string>} what the notice names, and where it leads */
const named = () => ({
  [mail]: `mailto:${mail}`,
  'www.datatilsynet.no': authority,
  [t('menu.consents')]: '/samtykker',
  [t('menu.privacy')]: '/personvern',
  [t('notice.to.cookies')]: '/cookies',
  [t('notice.to.cookies.shop')]: '/cookies',
  [t('notice.to.cookies.again')]: '/cookies',
});

/** The text, with a link where it names whom to write to (S44), or a page. @param {{ text: string }} props */
function Linked({ text }) {
  const links = named();
  return (
    <>
      {splitAt(text, Object.keys(links)).map((part, place) =>
        part in links ? (
          <a key={place} class="ds-link" href={links[part]}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
