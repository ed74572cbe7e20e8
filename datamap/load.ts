/** Reads a data map from YAML. Every fault is named with file, line, column and the nearest right name. */
import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { FileFault, faultsOf, type Place } from '#domain/faults';
import { utf8Text } from '#domain/utf8-text';
import { yamlValue } from '#domain/yaml-value';
import { type DataMap, dataMap } from './shape.ts';

/** A path of keys in the file, for example `['tables', 'accounts', 'match', 'email']`. */
export type MapPath = PropertyKey[];

export type LoadedMap = {
  file: string;
  map: DataMap;
  /** Where a key stands. Of several ways to write one thing, the first that is in the file counts. */
  place(...paths: [MapPath, ...MapPath[]]): Place;
};

/**
 * @param file path of `datamap.yaml`
 * @throws FileFault when it cannot be read, is not YAML, or does not have the map's shape
 */
export function loadMap(file: string): LoadedMap {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new FileFault(file, [{ line: 1, column: 1, says: 'cannot be read' }]);
  }
  return parseMap(utf8Text(bytes, file), file);
}

/** @throws FileFault when the text is not YAML or does not have the map's shape */
export function parseMap(text: string, file: string): LoadedMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const value = yamlValue(document, text, file, at);
  /** Offset of the path's last key, or of its list item; nothing when the file does not have it. */
  function offset(path: MapPath): number | undefined {
    const parent = document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    const pair = isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === name);
    const node = pair && isNode(pair.key) ? pair.key : document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
  function place(...paths: [MapPath, ...MapPath[]]): Place {
    for (let drop = 0; drop <= Math.max(...paths.map((path) => path.length)); drop++) {
      const found = paths.map((path) => offset(path.slice(0, path.length - drop))).find((one) => one !== undefined);
      if (found !== undefined) return at(found);
    }
    return { line: 1, column: 1 };
  }
  const read = dataMap.safeParse(value);
  if (!read.success) throw new FileFault(file, faultsOf(read.error, dataMap, place));
  return { file, map: read.data, place };
}
