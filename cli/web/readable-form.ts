/** Whether a form in parts can be read, and is what its action takes: Next answers any other with a failure of ours. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import busboy from 'next/dist/compiled/busboy/index.js';
import { extractInfoFromServerReferenceId } from 'next/dist/shared/lib/server-reference-info.js';

/** How many arguments an action takes, its form being the last: Next writes it into the action's id. */
const argumentsOf = (id: string): number =>
  extractInfoFromServerReferenceId(id).usedArgs.filter((isTaken) => isTaken).length;

function parsed(text: FormDataEntryValue | null | undefined): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/**
 * Whether React reads a value as it stands. It takes a string that begins with a dollar sign for a reference, which can
 * point to nowhere; of those, what an action answered before has at most days and what is not there.
 */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !/^\$(?!\$|D|undefined$)/.test(value);
  if (value === null || typeof value !== 'object') return true;
  return depth < 10 && Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

const isList = (value: unknown, length: number): boolean =>
  Array.isArray(value) && value.length === length && value.every((one) => isPlain(one));

/** With scripts: part `0` has the arguments, the last of them a reference to the form's own parts. */
function isCall(form: FormData, id: string): boolean {
  const [given, ...more] = form.getAll('0').map(parsed);
  if (more.length || !Array.isArray(given)) return false;
  return /^\$K[0-9a-f]+$/.test(given.at(-1)) && isList(given.slice(0, -1), argumentsOf(id) - 1);
}

/** Without scripts: the form's own name of its action, with the arguments that stand before the form in parts of theirs. */
function isCallOf(form: FormData, name: string): boolean {
  const [, kind, rest = ''] = /^\$ACTION_(ID|REF)_(.*)$/.exec(name) ?? [];
  if (!kind) return true;
  if (kind === 'ID') return argumentsOf(rest) === 1;
  const action = parsed(form.get(`$ACTION_${rest}:0`));
  if (!action || typeof action !== 'object' || !('id' in action && 'bound' in action)) return false;
  const bound = parsed(form.get(`$ACTION_${rest}:1`));
  return action.bound === '$@1' && isList(bound, argumentsOf(String(action.id)) - 1);
}

/**
 * The fields as Next reads them for scripts. Null where its parser fails, or React does: at a part without a name, and at
 * a file that comes in base64, which would end the process.
 */
function fieldsOf(headers: IncomingHttpHeaders, body: Buffer): Promise<FormData | null> {
  return new Promise((resolve) => {
    const fields = new FormData();
    busboy({ headers, defParamCharset: 'utf8', limits: { fieldSize: body.length } })
      .on('field', (name, value) => (name === undefined ? resolve(null) : fields.append(name, value)))
      .on('file', (name, file, { encoding }) => {
        if (name === undefined || encoding.toLowerCase() === 'base64') resolve(null);
        file.on('error', () => resolve(null)).resume();
      })
      .on('error', () => resolve(null))
      .on('close', () => resolve(fields))
      .end(body);
  });
}

/** The form as Next reads it without scripts: by another parser, which takes other bodies for none. */
const formOf = (type: string, body: Buffer): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();

/** @param body all of it; one that was cut off, or has parts that are none, is no form */
export async function isReadableForm({ headers }: IncomingMessage, body: Buffer): Promise<boolean> {
  const { 'content-type': type = '', 'next-action': id } = headers;
  const form = await (id ? fieldsOf(headers, body) : formOf(type, body)).catch(() => null);
  if (!form) return false;
  // Of a type in capitals Next takes the parts for one piece of JSON.
  if (typeof id === 'string') return type.startsWith('multipart/form-data') && isCall(form, id);
  return [...form.keys()].every((name) => isCallOf(form, name));
}
