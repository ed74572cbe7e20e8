/** `npm run habeas -- <command>`: finds the command's file and runs it. */

import { commands } from './commands.ts';
import { complain, Refusal } from './refusal.ts';

const [name = '', ...words] = process.argv.slice(2);
const asksForHelp = (word: string): boolean => ['--help', '-h', 'help'].includes(word);

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((key) => key.length));
  const lines = Object.entries(commands).map(([key, { purpose }]) => `  ${key.padEnd(width)}  ${purpose}`);
  return ['Usage: npm run habeas -- <command> [--help]', '', ...lines].join('\n');
}

async function run(): Promise<void> {
  if (name === '' || asksForHelp(name)) return console.log(overview());
  const command = commands[name];
  if (!command)
    throw new Refusal(`There is no command ${JSON.stringify(name)}; \`npm run habeas -- --help\` lists them.`);
  const { run, usage } = await command.load();
  if (words.some(asksForHelp)) return console.log(`${command.purpose}\n\n${usage}`);
  await run(words);
}

run().catch(complain);
