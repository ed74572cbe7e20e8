import path from 'node:path';

/** What it is made of: beside it lie, where nobody chose another place, the installation’s secrets and databases. */
const ownCode = ['package.json', 'requests/*', 'domain/*', 'node_modules/*'];

/**
 * Node’s options for a program that takes apart what strangers send: it may read its own code and no other file, write
 * none, and start nothing.
 * @param root of our code
 * @param megabytes of memory
 */
export const alone = (root: string, megabytes: number): string[] => [
  '--permission',
  ...ownCode.map((place) => `--allow-fs-read=${path.join(root, place)}`),
  `--max-old-space-size=${megabytes}`,
  '--disable-warning=ExperimentalWarning',
];
