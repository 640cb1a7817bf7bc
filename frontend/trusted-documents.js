import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema, Kind, parse, print, validate, visit } from 'graphql';

/**
 * @typedef {import('graphql').DocumentNode} DocumentNode
 * @typedef {import('graphql').FragmentDefinitionNode} Fragment
 * @typedef {import('graphql').OperationDefinitionNode} Operation
 * @typedef {Map<string, Fragment>} Fragments
 */

/**
 * The only GraphQL documents the server runs in production, made from `src/operations/`.
 *
 * Each `.graphql` file there holds one operation or one fragment. The build validates every
 * operation against the schema, inlines its fragments, writes the manifest
 * `{"sha256:<hex of the text>": "<text>"}`, and lets an import yield what `@urql/core` sends as
 * `documentId`, so that no query text reaches the browser.
 *
 * @param {{ operations: string, schema: string, manifest: string }} paths relative to Vite's root
 * @returns {import('vite').Plugin}
 */
export function trustedDocuments(paths) {
  let root = '';
  /** @type {Map<string, string>} text of each operation by its file */
  let texts = new Map();

  return {
    name: 'trusted-documents',
    configResolved(config) {
      root = config.root;
    },
    async buildStart() {
      const folder = path.resolve(root, paths.operations);
      const schemaFile = path.resolve(root, paths.schema);
      const sources = await readSources(folder);
      for (const file of [schemaFile, ...sources.keys()]) this.addWatchFile(file);
      texts = documentTexts(sources, await readFile(schemaFile, 'utf8'));
    },
    transform(_code, id) {
      if (!id.endsWith('.graphql')) return null;
      const text = texts.get(id);
      if (!text) this.error(`${id} holds a fragment; only operations can be imported`);
      return { code: documentModule(documentId(text)), map: null, moduleType: 'js' };
    },
    async writeBundle() {
      await writeFile(path.resolve(root, paths.manifest), `${manifest(texts.values())}\n`);
    },
  };
}

/** @param {string} folder @returns {Promise<Map<string, string>>} source by absolute path */
async function readSources(folder) {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  const entries = files.map(async (name) => {
    const file = path.join(folder, name);
    return /** @type {const} */ ([file, await readFile(file, 'utf8')]);
  });
  return new Map(await Promise.all(entries));
}

/**
 * The exact text to send for each operation among the sources.
 *
 * @param {Map<string, string>} sources GraphQL source by file
 * @param {string} schemaText the schema in SDL
 * @returns {Map<string, string>} text by file; files that hold a fragment are absent
 * @throws {Error} naming the file, when an operation doesn't suit the schema
 */
export function documentTexts(sources, schemaText) {
  const schema = buildSchema(schemaText);
  const documents = new Map([...sources].map(([file, source]) => [file, parseOne(file, source)]));
  const fragments = collectFragments([...documents.values()]);
  const texts = new Map();
  for (const [file, definition] of documents) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const document = standalone(definition, fragments);
    const [error] = validate(schema, document);
    if (error) throw new Error(`${file}: ${error.message}`);
    texts.set(file, print(document));
  }
  return texts;
}

/** @param {string} file @param {string} source @returns {Operation | Fragment} */
function parseOne(file, source) {
  const { definitions } = parse(source);
  const [definition] = definitions;
  const known = [Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION];
  if (definitions.length !== 1 || !known.includes(definition.kind)) {
    throw new Error(`${file}: expected one operation or one fragment`);
  }
  return /** @type {Operation | Fragment} */ (definition);
}

/** @param {(Operation | Fragment)[]} definitions @returns {Fragments} */
function collectFragments(definitions) {
  const found = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(found.map((node) => [node.name.value, node]));
}

/**
 * Fragments are written out where they are used: the server counts spreads, and a document
 * without them needs no second look. `__typename` is what urql's cache goes by.
 *
 * @param {Operation} operation @param {Fragments} fragments @returns {DocumentNode}
 */
function standalone(operation, fragments) {
  /** @type {DocumentNode} */
  const document = { kind: Kind.DOCUMENT, definitions: [inline(operation, fragments)] };
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = /** @type {Operation} */ (parent).kind === Kind.OPERATION_DEFINITION;
      return isRoot ? undefined : { ...node, selections: [...node.selections, typename] };
    },
  });
}

/** @type {import('graphql').FieldNode} */
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * @template {import('graphql').ASTNode} T
 * @param {T} node @param {Fragments} fragments @returns {T}
 */
function inline(node, fragments) {
  return visit(node, {
    SelectionSet(set) {
      const selections = set.selections.flatMap((selection) => {
        if (selection.kind !== Kind.FRAGMENT_SPREAD) return [selection];
        return inline(fragmentNamed(selection.name.value, fragments), fragments).selectionSet
          .selections;
      });
      return { ...set, selections };
    },
  });
}

/** @param {string} name @param {Fragments} fragments */
function fragmentNamed(name, fragments) {
  const fragment = fragments.get(name);
  if (!fragment) throw new Error(`No file under operations holds the fragment ${name}`);
  return fragment;
}

/** @param {string} text @returns {string} `sha256:` and the digest in hex */
export function documentId(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** @param {Iterable<string>} texts @returns {string} JSON, sorted so that equal sets print alike */
export function manifest(texts) {
  const entries = [...texts].map((text) => [documentId(text), text]);
  return JSON.stringify(Object.fromEntries(entries.sort()), null, 2);
}

/** urql sends the id alone, and no text, when `definitions` is empty. @param {string} id */
function documentModule(id) {
  return `export default { kind: 'Document', definitions: [], documentId: ${JSON.stringify(id)} };`;
}
