/** What a command's file gives: its text of help, and what it does. */
export type Command = {
  /** The text of `--help`: the line to type, then its options. */
  usage: string;
  /** @param words what follows the command's name */
  run(words: string[]): Promise<void>;
};
