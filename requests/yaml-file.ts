import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { FileFault, faultsOf, type Place } from '#domain/faults';
import { utf8Text } from '#domain/utf8-text';
import { yamlValue } from '#domain/yaml-value';

type FaultsIn<Schema extends z.ZodType> = (read: z.output<Schema>) => { path: PropertyKey[]; says: string }[];

/**
 * Reads a YAML file that the operator writes.
 * @param faultsIn what is wrong that the schema cannot tell, by the keys that lead to it
 * @throws FileFault with file, line and what is wrong
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  faultsIn?: FaultsIn<Schema>,
): z.output<Schema> {
  return parseYaml(textOf(file), file, schema, faultsIn);
}

/** As `readYaml`, of a text that is in no file yet. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  faultsIn: FaultsIn<Schema> = () => [],
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const value = yamlValue(document, text, file, at);
  const placeOf = (path: PropertyKey[]): Place => at(offsetOf(document, path));
  const read = schema.safeParse(value);
  if (!read.success) throw new FileFault(file, faultsOf(read.error, schema, placeOf));
  const faults = faultsIn(read.data).map(({ path, says }) => ({ ...placeOf(path), says }));
  if (faults.length > 0) throw new FileFault(file, faults);
  return read.data;
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new FileFault(file, [{ line: 1, column: 1, says: 'cannot be read; HABEAS_ORGANISATION names its folder' }]);
  }
  return utf8Text(bytes, file);
}

/** Where the deepest part of the path that exists begins: its key, or else its value. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const name = path[depth - 1];
    const pair = isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === name);
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
