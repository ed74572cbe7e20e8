import { readOptions } from '#cli/options';
import { mapJsonSchema } from '#datamap/json-schema';
import type { Command } from '../command.ts';

const usage = `npm run -s habeas -- map schema > datamap.schema.json

Prints the JSON Schema of datamap.yaml; begin the file with \`# yaml-language-server: $schema=datamap.schema.json\`.`;

/** Needs no database. */
async function run(words: string[]): Promise<void> {
  readOptions(words, {});
  console.log(JSON.stringify(mapJsonSchema(), null, 2));
}

export default { usage, run } satisfies Command;
