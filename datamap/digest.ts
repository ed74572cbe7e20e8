import { createHash } from 'node:crypto';
import serialise from 'canonicalize';

/**
 * The one JSON text of a value: keys sorted, no spaces, numbers in one form.
 * @throws TypeError when the value has no JSON form (undefined, NaN, a cycle)
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  const text = plainText(value) ?? serialise(value);
  if (text === undefined) throw new TypeError('Only values with a JSON form have a digest');
  return text;
}

/** SHA-256 of a value's canonical JSON, 64 hexadecimal digits. What staff approve is this digest of a plan. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Whether two values have one digest; that they are written alike, as nearly always, is seen several times sooner. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);

/** Deeper than anything of ours; a cycle ends here. */
const deepest = 20;

/** The text of plain JSON in half of the time; `undefined` for what is left to the library: anything else, and names that it may sort otherwise. */
function plainText(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'object' || depth > deepest) return undefined;
  if (Array.isArray(value)) return listText(value, depth);
  return isPlain(value) ? membersText(value, depth) : undefined;
}

/** As JSON.stringify writes it, from which RFC 8785 took strings and numbers; of what needs no backslash without asking it. */
function stringText(text: string): string | undefined {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`;
  return text.isWellFormed() ? JSON.stringify(text) : undefined;
}

function listText(list: unknown[], depth: number): string | undefined {
  let text = '';
  for (const one of list) {
    const its = plainText(one, depth + 1);
    if (its === undefined) return undefined;
    text += text === '' ? its : `,${its}`;
  }
  return `[${text}]`;
}

function membersText(object: Record<string, unknown>, depth: number): string | undefined {
  const names = namesInOrder(Object.keys(object));
  let text = '';
  for (const [name, written] of names ?? []) {
    const its = plainText(object[name], depth + 1);
    if (its === undefined) return undefined;
    text += text === '' ? written + its : `,${written}${its}`;
  }
  return names && `{${text}}`;
}

type Written = [name: string, written: string][];

/** Names in their order, each as it is written; `undefined` where the library may order or write one otherwise. */
function namesInOrder(names: string[]): Written | undefined {
  const shape = names.join();
  const known = shapes.get(shape);
  // A name with a comma in it would make more of them than there are names.
  if (known?.length === names.length) return known;
  if (!names.every((name) => /^[A-Za-z]\w*$/.test(name))) return undefined;
  const ordered = [...names].sort().map((name): Written[number] => [name, `"${name}":`]);
  // A map of many tables is of more shapes than are kept: those of plans come back after it.
  if (shapes.size === mostShapes) shapes.clear();
  shapes.set(shape, ordered);
  return ordered;
}

/** A plan's thousands of objects are of six shapes. */
const shapes = new Map<string, Written>();
const mostShapes = 500;

const isPlain = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype;
