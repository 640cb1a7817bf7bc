/**
 * What the page's head needs besides what Vite puts there.
 *
 * The script that fetches the page of the address runs as soon as it has come, and not after the
 * whole app. The typeface is named, so that it arrives with the style sheet and not after it. And
 * the app's own style sheet comes first: it declares the order of the cascade's layers, which is
 * settled by whoever names them first.
 *
 * @returns {import('vite').Plugin}
 */
export function head() {
  return {
    name: 'head',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const fonts = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'));
        return { html: bootFirst(appSheetFirst(html)), tags: fonts.map(preload) };
      },
    },
  };
}

/**
 * @param {string} html
 * @returns {string} the same, with the script named `boot-…` run before all others
 */
export function bootFirst(html) {
  const [own, file] = html.match(/<link rel="modulepreload"[^>]*href="([^"]*\/boot-[^"]*)">/) ?? [];
  if (!own) throw new Error('The page has no script that starts the rest');
  const script = `<script type="module" crossorigin src="${file}"></script>`;
  return html.replace(own, '').replace('<script', `${script}\n    <script`);
}

/**
 * @param {string} html
 * @returns {string} the same, with the style sheet named `index-…` before all others
 */
export function appSheetFirst(html) {
  const [own] = html.match(/<link rel="stylesheet"[^>]*\/index-[^>]*>/) ?? [];
  if (!own) throw new Error('The page has no style sheet of its own');
  const rest = html.replace(own, '');
  return rest.replace(/<link rel="stylesheet"|<\/head>/, (first) => `${own}\n    ${first}`);
}

/** @param {string} file @returns {import('vite').HtmlTagDescriptor} */
function preload(file) {
  const attrs = {
    rel: 'preload',
    href: `/${file}`,
    as: 'font',
    type: 'font/woff2',
    crossorigin: '',
    // The letters of the system stand in for it; styles and scripts have nothing to stand in.
    fetchpriority: 'low',
  };
  return { tag: 'link', attrs, injectTo: 'head' };
}
