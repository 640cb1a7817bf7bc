import { compressed } from './tools/compressed.js';
import { head } from './tools/head.js';
import { noParser } from './tools/no-parser.js';
import { trustedDocuments } from './trusted-documents.js';

/** Where the pages and their texts are. Small, so that it comes first and starts the rest. */
const boot = {
  name: 'boot',
  test: /src\/boot\.js$/,
  includeDependenciesRecursively: true,
  priority: 1,
};

/** What every visit needs comes as one file, rather than as one for each way pages share it. */
const firstLoad = {
  name: 'app',
  test: /src\/app\/app\.jsx$/,
  includeDependenciesRecursively: true,
};

/** The front page, which is opened most, likewise: each file costs its headers. */
const frontPage = {
  name: 'front',
  test: /src\/(pages\/oversikt\/oversikt\.jsx|components\/illustrations\/portrait\.jsx)$/,
  includeDependenciesRecursively: true,
};

/** These are called by name, `asking` by the server. The first load lists the others, and names cost. */
const named = new Set(['boot', 'app', 'front', 'asking']);

/** The same of a page's own style; the document's is called by name. @param {string} name */
const isPageStyle = (name) => name.endsWith('.css') && !/^(index|app|front)\.css$/.test(name);

/** @type {import('vite').UserConfig} */
export default {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    trustedDocuments({
      operations: 'src/operations',
      schema: process.env.MINSIDE_SCHEMA ?? '../schema.graphql',
      manifest: 'trusted-documents.json',
    }),
    noParser(),
    head(),
    compressed(),
  ],
  build: {
    target: 'es2022',
    // Data URLs would count against every page; a file of its own is fetched once and kept.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Small letters and digits cost the first load's list less than large ones too.
        hashCharacters: 'base36',
        entryFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${isPageStyle(name) ? '' : '[name]-'}[hash:7][extname]`,
        chunkFileNames: ({ name }) => `assets/${named.has(name) ? `${name}-` : ''}[hash:7].js`,
        codeSplitting: { groups: [boot, firstLoad, frontPage] },
      },
    },
  },
};
