/** The organisation that this installation serves, read once from its file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { FileFault, faultsOf, type Place } from '#domain/faults';
import { type Organisation, organisationFile } from '#domain/organisation';
import { readEnv } from '#env';

let known: Organisation | undefined;

/**
 * The organisation of HABEAS_ORGANISATION; read at the first call, then kept.
 * @throws FileFault with file, line and what is wrong
 */
export function organisation(): Organisation {
  known ??= readOrganisation(readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION);
  return known;
}

/**
 * Reads `organisation.yaml` in a folder.
 * @throws FileFault with file, line and what is wrong
 */
export function readOrganisation(folder: string): Organisation {
  const file = join(folder, 'organisation.yaml');
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    throw new FileFault(
      file,
      document.errors.map(({ pos, message }) => ({ ...at(pos[0]), says: message.split('\n', 1)[0] ?? message })),
    );
  }
  const read = organisationFile.safeParse(document.toJS());
  if (read.success) return read.data;
  throw new FileFault(
    file,
    faultsOf(read.error, organisationFile, (path) => at(offsetOf(document, path))),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new FileFault(file, [{ line: 1, column: 1, says: 'cannot be read; HABEAS_ORGANISATION names its folder' }]);
  }
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
