import { listLimitBytes, listText } from '#domain/hold-list';

/** A list as it came in a form: pasted, or as a file. */
export type ListIn = {
  /** Null for a file that is no text. */
  lines: string | null;
  /** Both at once: nobody knows which is meant. */
  isTwice: boolean;
  /** What goes back into the field when the form has to be sent again: a browser forgets which file it was. */
  again: string;
};

export async function linesIn(form: FormData): Promise<ListIn> {
  const pasted = String(form.get('lines') ?? '');
  const file = form.get('file');
  if (!(file instanceof Blob) || file.size === 0) return { lines: pasted, isTwice: false, again: pasted };
  const lines = listText(new Uint8Array(await file.arrayBuffer()));
  if (pasted.trim() !== '') return { lines, isTwice: true, again: pasted };
  return { lines, isTwice: false, again: file.size > listLimitBytes ? '' : (lines ?? '') };
}
