import { createHash } from 'node:crypto';
import serialise from 'canonicalize';

/**
 * The one JSON text of a value: keys sorted, no spaces, numbers in one form.
 * @throws TypeError when the value has no JSON form (undefined, NaN, a cycle)
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  // Of what is in order JSON.stringify writes the same text in half of the time: RFC 8785 took numbers and strings from it.
  const text = ordered === undefined ? serialise(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError('Only values with a JSON form have a digest');
  return text;
}

/** SHA-256 of a value's canonical JSON, 64 hexadecimal digits. What staff approve is this digest of a plan. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Deeper than anything of ours; a cycle ends here. */
const deepest = 20;

/** The value with its keys sorted, or `undefined` for one that is left to the library: anything but plain JSON, and names of which an object does not keep the order. */
function inOrder(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > deepest) return undefined;
  if (Array.isArray(value)) return listInOrder(value, depth);
  return isPlain(value) ? membersInOrder(value, depth) : undefined;
}

function listInOrder(list: unknown[], depth: number): unknown[] | undefined {
  const ordered: unknown[] = [];
  for (const one of list) {
    const its = inOrder(one, depth + 1);
    if (its === undefined) return undefined;
    ordered.push(its);
  }
  return ordered;
}

function membersInOrder(object: Record<string, unknown>, depth: number): Record<string, unknown> | undefined {
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(object).sort()) {
    const its = name >= 'A' && name < '{' && name[0] !== '_' ? inOrder(object[name], depth + 1) : undefined;
    if (its === undefined || !name.isWellFormed()) return undefined;
    ordered[name] = its;
  }
  return ordered;
}

const isPlain = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype;
