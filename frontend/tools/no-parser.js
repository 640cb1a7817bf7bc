const name = '@0no-co/graphql.web';
const own = '\0no-parser';

/**
 * Leaves GraphQL's parser out of the bundle, a tenth of the first load.
 *
 * `@urql/core` parses documents that are texts. Ours are ids (`trusted-documents.js`): a text that
 * came to it all the same would be refused by the server, so it is refused here, by name.
 *
 * @returns {import('vite').Plugin}
 */
export function noParser() {
  return {
    name: 'no-parser',
    enforce: 'pre',
    resolveId: (source, importer) => (source === name && importer !== own ? own : null),
    load: (id) => (id === own ? code : null),
  };
}

const code = `
export { GraphQLError, Kind, print } from '${name}';
export function parse() {
  throw new Error('A document is imported from operations/, never written as a text');
}
`;
