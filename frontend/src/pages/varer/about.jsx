import { t } from '../../i18n/index.js';

/** What the shop says of it, in the shop's own words. @param {{ product: any }} props */
export function About({ product: { description, contents } }) {
  return (
    <>
      {description && (
        <section class="section" aria-labelledby="about">
          <h2 id="about">{t('product.description')}</h2>
          <p class="in-their-words" lang="nb">
            {description}
          </p>
        </section>
      )}
      {contents.length > 0 && (
        <section class="section" aria-labelledby="contents">
          <h2 id="contents">{t('product.contents')}</h2>
          <dl class="contents" lang="nb">
            {contents.map((/** @type {{ name: string, value: string }} */ fact) => (
              <div key={fact.name + fact.value}>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
