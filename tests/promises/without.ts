import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** A place in the data map, key by key; a key may be a table's name with its schema. */
export type Line = readonly (string | number)[];

/**
 * The files of an organisation, the map without some of its lines.
 * @throws RangeError for a line that is not in the map: taking away nothing would show nothing
 */
export function mapWithout(folder: string, lines: readonly Line[]): { map: unknown; organisation: string } {
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const map: unknown = parse(read('datamap.yaml'));
  for (const line of lines) takeAway(map, line);
  return { map, organisation: read('organisation.yaml') };
}

function takeAway(map: unknown, line: Line): void {
  const parent = line.slice(0, -1).reduce<unknown>((here, key) => Reflect.get(asObject(here, line), key), map);
  const last = line.at(-1) ?? '';
  if (!Reflect.has(asObject(parent, line), last)) throw new RangeError(`The map has no line ${line.join(' › ')}`);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(asObject(parent, line), last);
  if (line.length === 2 && line[0] === 'optOuts') leaveOut(asObject(parent, line), last);
}

/** No other opt-out can include one that is gone. */
function leaveOut(optOuts: object, gone: unknown): void {
  for (const other of Object.values(optOuts)) {
    if (other.includes?.includes(gone)) Reflect.deleteProperty(other, 'includes');
  }
}

function asObject(here: unknown, line: Line): object {
  if (typeof here !== 'object' || here === null) throw new RangeError(`The map has no line ${line.join(' › ')}`);
  return here;
}
