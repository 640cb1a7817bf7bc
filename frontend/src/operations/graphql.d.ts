declare module '*.graphql' {
  /** What the build makes of an operation: its id, and no text. */
  const document: import('@urql/core').TypedDocumentNode<any, any>;
  export default document;
}
