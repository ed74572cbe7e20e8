import { FileFault, type Place } from './faults.ts';

/** As the reader of YAML has parsed a text, with `prettyErrors` off: a message would end with the place, which is told beside it. */
type Parsed = {
  errors: readonly Complaint[];
  warnings: readonly Complaint[];
  contents: unknown;
  toJS(): unknown;
};
type Complaint = { pos: readonly number[]; message: string };

/**
 * The plain value of a YAML text.
 * @throws FileFault when it is not YAML, has a tag (`!name`) that says nothing or a text that no database holds, or when an alias
 * (`*name`) in it is of nothing, as a text is that begins with a star and has no quotes, or unfolds to too much
 */
export function yamlValue(document: Parsed, text: string, file: string, at: (offset: number) => Place): unknown {
  const complaints = document.errors.length > 0 ? document.errors : [...document.warnings, ...unfit(document.contents)];
  if (complaints.length > 0) {
    throw new FileFault(
      file,
      complaints.map(({ pos, message }) => ({ ...at(pos[0] ?? 0), says: message })),
    );
  }
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const [, name] = /^Unresolved alias .*: (.+)$/.exec(error.message) ?? [];
    if (name === undefined) throw new FileFault(file, [{ ...at(0), says: 'its aliases (*name) unfold to too much' }]);
    const says = `there is no anchor "${name}"; a text that begins with * needs quotes`;
    throw new FileFault(file, [{ ...at(Math.max(0, text.indexOf(`*${name}`))), says }]);
  }
}

/** What the reader of YAML knows of a key, a value, or what holds some. */
type Node = { range?: readonly number[]; value?: unknown; key?: unknown; items?: unknown[] };

/** Texts that PostgreSQL or JSON would refuse later, and the one key that an object of JavaScript loses. */
function unfit(contents: unknown): Complaint[] {
  const found: Complaint[] = [];
  const left: unknown[] = [contents];
  while (left.length > 0) {
    const node = left.pop();
    if (!isNode(node)) continue;
    left.push(...(node.items ?? []).toReversed(), node.value, node.key);
    const says = typeof node.value === 'string' && faultOf(node.value);
    if (says) found.push({ pos: node.range ?? [], message: says });
  }
  return found;
}

const isNode = (one: unknown): one is Node => typeof one === 'object' && one !== null;

function faultOf(text: string): string | null {
  if (text.includes('\0') || !text.isWellFormed())
    return `${JSON.stringify(text)} has a character that is none of a text`;
  return text === '__proto__' ? '"__proto__" can be no name here' : null;
}
