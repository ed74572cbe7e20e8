import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOptions } from '#cli/options';
import { organisationFolder } from '#cli/organisation-folder';
import { Refusal } from '#cli/refusal';
import { pictureOf } from '#datamap/draw/picture';
import { svgOf } from '#datamap/draw/svg';
import { loadMap } from '#datamap/load';
import type { Command } from '../command.ts';

const usage = `npm run -s habeas -- map draw [--out FILE.svg]

Draws datamap.yaml as an SVG picture: identities, tables and what leads from one to the other, what is shown, held and
hidden of each, and what a deletion does with it. It needs no database. The same picture is at the desk, under Settings.
  --out   the file to write; otherwise the picture is printed`;

/** Draws the map of HABEAS_ORGANISATION, or else of the example. */
async function run(words: string[]): Promise<void> {
  const { out } = readOptions(words, { out: { type: 'string' } });
  const svg = svgOf(pictureOf(loadMap(path.join(organisationFolder(), 'datamap.yaml')).map));
  if (out === undefined) return void process.stdout.write(svg);
  try {
    writeFileSync(out, svg);
  } catch {
    throw new Refusal(`${out} cannot be written.`);
  }
  console.log(`${out} written.`);
}

export default { usage, run } satisfies Command;
