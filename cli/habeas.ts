/** `npm run habeas -- <command>`: finds the command's file and runs it. */
import './running/resolved-once.ts';
import { commands, type Entry } from './commands.ts';
import { complain, Refusal } from './refusal.ts';
import { adoptRunning } from './running/left-for-commands.ts';
import { readSurroundings } from './running/surroundings.ts';

const asksForHelp = (word: string): boolean => ['--help', '-h', 'help'].includes(word);

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((key) => key.length));
  const lines = Object.entries(commands).map(([key, { purpose }]) => `  ${key.padEnd(width)}  ${purpose}`);
  return ['Usage: npm run habeas -- <command> [--help]', '', ...lines].join('\n');
}

/** Commands have one word or two: `reset`, `staff code`. */
function find(words: string[]): { command: Entry; rest: string[] } {
  for (const count of [2, 1]) {
    const command = commands[words.slice(0, count).join(' ')];
    if (command) return { command, rest: words.slice(count) };
  }
  throw new Refusal(`There is no command ${JSON.stringify(words[0])}; \`npm run habeas -- --help\` lists them.`);
}

async function run(words: string[]): Promise<void> {
  if (words[0] === undefined || asksForHelp(words[0])) return console.log(overview());
  const { command, rest } = find(words);
  const { run, usage } = (await command.load()).default;
  if (rest.some(asksForHelp)) return console.log(`${command.purpose}\n\n${usage}`);
  if (command.needsInstallation && !adoptRunning(readSurroundings().folder)) {
    throw new Refusal('Nothing runs here: `npm start` first, or set DATABASE_URL and the other variables of yours.');
  }
  await run(rest);
}

run(process.argv.slice(2)).catch(complain);
