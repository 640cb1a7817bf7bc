/*
 * Imported only for what it registers. Its own types reopen Preact's JSX namespace, which hides
 * `JSX.ElementType` and fails every component that may return a string or a list.
 */
export {};
