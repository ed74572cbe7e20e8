import { FileFault, type Place } from './faults.ts';

/** As the reader of YAML has parsed a text, with `prettyErrors` off: a message would end with the place, which is told beside it. */
type Parsed = { errors: readonly { pos: readonly number[]; message: string }[]; toJS(): unknown };

/**
 * The plain value of a YAML text.
 * @throws FileFault when it is not YAML, or when an alias (`*name`) in it is of nothing, as a text is that begins with a star
 * and has no quotes, or unfolds to too much
 */
export function yamlValue(document: Parsed, text: string, file: string, at: (offset: number) => Place): unknown {
  if (document.errors.length > 0) {
    throw new FileFault(
      file,
      document.errors.map(({ pos, message }) => ({ ...at(pos[0] ?? 0), says: message })),
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
