/** What a command's file exports. */
export type Command = {
  /** The text of `--help`: the line to type, then its options. */
  usage: string;
  /** @param words what follows the command's name */
  run(words: string[]): Promise<void>;
};

type Entry = { purpose: string; load(): Promise<Command> };

/** Every command of `npm run habeas`. Its file is loaded only when it is asked for. */
export const commands: Record<string, Entry> = {
  reset: { purpose: 'Delete everything that `npm start` has made', load: () => import('./reset.ts') },
};
