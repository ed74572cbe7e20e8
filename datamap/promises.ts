/** Promises of the organisation file ↔ the lines of the map that carry them out. */
import { didYouMean } from '#domain/faults';
import type { LoadedMap, MapPath } from './load.ts';
import { own, shown } from './names.ts';
import type { Remark } from './remark.ts';

/**
 * A problem for each promise that no line carries out, each line that is not in the map, and each promise that was
 * never made. A line that says nothing (`keep: []`) carries nothing out.
 * @param promised ids of the organisation file; left out, only the lines are looked at
 */
export function unkeptPromises({ map, place }: LoadedMap, promised?: string[]): Remark[] {
  const missing = (promised ?? []).filter((id) => !own(map.promises, id));
  return [
    ...missing.map((id) => problem(place(['promises']), `no line of the map carries out the promise ${id}`)),
    ...Object.entries(map.promises).flatMap(([id, carriers]): Remark[] => {
      const known = promised?.includes(id) ?? true;
      const stranger = `the organisation file has no promise ${shown(id)}${didYouMean(id, promised ?? [])}`;
      const faults = carriers.flatMap((carrier, at) => {
        const says = typeof carrier === 'string' ? lineFault(map, carrier) : null;
        return says === null ? [] : [problem(place(['promises', id, at], ['promises', id]), says)];
      });
      return [...(known ? [] : [problem(place(['promises', id]), stranger)]), ...faults];
    }),
  ];
}

const problem = (at: ReturnType<LoadedMap['place']>, says: string): Remark => ({ ...at, level: 'problem', says });

/** Follows a path key by key; a key may have dots in it (`schema.table`), so the longest that is there counts. */
function lineFault(map: object, path: string): string | null {
  let here: unknown = map;
  let rest = path.split('.');
  const walked: MapPath = [];
  while (rest.length > 0) {
    const step = nextKey(here, rest);
    if (!step) {
      const near = didYouMean(rest[0] ?? '', isObject(here) ? Object.keys(here) : []);
      return `${shown(path)} is not in the map: ${walked.join('.') || 'it'} has no ${shown(rest[0] ?? '')}${near}`;
    }
    here = step.value;
    walked.push(step.key);
    rest = rest.slice(step.parts);
  }
  return isEmpty(here) ? `${shown(path)} says nothing in the map, so it carries no promise out` : null;
}

function nextKey(here: unknown, rest: string[]): { key: string; parts: number; value: unknown } | null {
  if (!isObject(here)) return null;
  for (let parts = rest.length; parts > 0; parts--) {
    const key = rest.slice(0, parts).join('.');
    const value = own(here, key);
    if (value !== undefined) return { key, parts, value };
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isEmpty = (value: unknown): boolean => value === false || (isObject(value) && Object.keys(value).length === 0);
