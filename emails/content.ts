/** What a letter says, before it is set as text or HTML. Values are raw: whoever sets them escapes. */
export type Block =
  | { paragraph: string }
  | { heading: string }
  /** A code to be typed elsewhere. */
  | { code: string }
  | { button: string; url: string }
  /** Labels and what belongs to each, one or more lines. */
  | { facts: Fact[] }
  | { list: string[] }
  /** Words that somebody typed, line breaks kept. */
  | { quote: string };

export type Fact = { label: string; values: string[] };

export type Content = {
  subject: string;
  heading: string;
  blocks: Block[];
  /** One sentence: why this reader gets this letter. */
  why: string;
};

export const fact = (label: string, value: string): Fact => ({ label, values: [value] });

/** Control characters, line and paragraph separators, and marks that turn the direction of what follows. */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** A value as one line: what could start a header, or turn the words around it, becomes a space. */
export const oneLine = (value: string): string => value.replace(unsafe, ' ').trim();

/** Typed words as lines, each safe as `oneLine` is; empty lines fall away. */
export const lines = (value: string): string[] =>
  value
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(oneLine)
    .filter((line) => line !== '');
