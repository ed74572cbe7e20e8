/** What is wrong in a file that the operator writes, said with its place and the nearest right name. */
import { z } from 'zod';

/** Line and column count from 1. */
export type Place = { line: number; column: number };
export type Fault = Place & { says: string };
type Path = PropertyKey[];

/** A file that cannot be used; the message has one line `file:line:column: what is wrong` for each fault. */
export class FileFault extends Error {
  override name = 'FileFault';
  readonly faults: Fault[];
  constructor(file: string, faults: Fault[]) {
    super(faults.map((fault) => `${file}:${fault.line}:${fault.column}: ${fault.says}`).join('\n'));
    this.faults = faults;
  }
}

/** Edits (insert, drop, replace a letter) that lead from one name to the other. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, a] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, b] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (a === b ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** `; did you mean "…"?` with the nearest of the names, or nothing when none is near. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const near = [...names]
    .map((name) => ({ name, edits: distance(wrong.toLowerCase().slice(0, 64), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.max(2, Math.ceil(name.length / 2)))
    .sort((a, b) => a.edits - b.edits)[0];
  return near ? `; did you mean "${near.name}"?` : '';
}

/**
 * A schema's complaints about a parsed file, in words and with places.
 * @param place where a path of keys stands in the file (the key itself, or what is nearest to it)
 */
export function faultsOf(error: z.ZodError, schema: z.ZodType, place: (path: Path) => Place): Fault[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return error.issues.flatMap((issue) => said(issue, shape, [])).map(({ path, says }) => ({ ...place(path), says }));
}

type Shape = z.core.JSONSchema.BaseSchema;
type Said = { path: Path; says: string };

function said(issue: z.core.$ZodIssue, shape: Shape, above: Path): Said[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(shape, path);
    return issue.keys.map((key) => ({ path: [...path, key], says: `unknown key "${key}"${didYouMean(key, known)}` }));
  }
  if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => said(inner, shape, path));
  }
  const name = path.map(String).join('.');
  return [{ path, says: `${name ? `${name}: ` : ''}${issue.message}${mayBe(issue, shape, path)}` }];
}

/** Of what may be written in several ways the words and the keys that it takes; the other messages say so themselves. */
function mayBe(issue: z.core.$ZodIssue, shape: Shape, path: Path): string {
  if (issue.code !== 'invalid_union') return '';
  const words = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
  const keys = words.length > 0 ? keysAt(shape, path).map((key) => `{ ${key}: … }`) : [];
  const all = [...words.map((word) => JSON.stringify(word)), ...keys];
  return all.length > 0 ? `: expected one of ${all.join(', ')}` : '';
}

/** Of a union's branches, the one that got furthest with the fewest complaints: that is what the operator meant to write. */
function bestBranch(branches: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const best = branches
    .filter((issues) => issues.length > 0)
    .sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return best && depth(best) > 0 ? best : undefined;
}

function depth(issues: z.core.$ZodIssue[]): number {
  const inner = (issue: z.core.$ZodIssue) => {
    if (issue.code === 'invalid_union') return Math.max(0, ...issue.errors.map(depth));
    return issue.code === 'unrecognized_keys' ? 1 : 0;
  };
  return Math.max(0, ...issues.map((issue) => issue.path.length + inner(issue)));
}

/** The keys that a schema knows at a path. */
function keysAt(root: Shape, path: Path): string[] {
  let here = alternatives(root, root);
  for (const key of path) {
    here = here.flatMap((shape) => under(shape, key)).flatMap((shape) => alternatives(root, shape));
  }
  return here.flatMap((shape) => Object.keys(shape.properties ?? {}));
}

function under(shape: Shape, key: PropertyKey): Shape[] {
  const items = Array.isArray(shape.items) ? [] : [shape.items];
  const inner = typeof key === 'number' ? items : [shape.properties?.[String(key)] ?? shape.additionalProperties];
  return inner.filter((one) => typeof one === 'object');
}

function alternatives(root: Shape, shape: Shape): Shape[] {
  const name = shape.$ref?.replace('#/$defs/', '');
  const target = name === '#' ? root : name && root.$defs?.[name];
  const inner = [...(shape.anyOf ?? []), ...(shape.allOf ?? []), ...(target ? [target] : [])];
  return [shape, ...inner.filter((one) => typeof one === 'object').flatMap((one) => alternatives(root, one))];
}
