/** The fields for a file: looked at before it is sent, and kept when the page around them is another. */
import type { Fault } from './asks.ts';
import { showAtField } from './show-faults.ts';

type FileField = HTMLInputElement & { files: FileList };

const selector = 'input[type=file][data-limit]';
const isFileField = (field: HTMLInputElement): field is FileField => field.matches(selector);
const fieldsIn = (within: ParentNode) => [...within.querySelectorAll<FileField>(selector)];

const isTooLarge = ({ files, dataset }: FileField): boolean =>
  [...files].some(({ size }) => size > Number(dataset.limit));

/**
 * What is far too large: the server would hang up in the middle of it, and could not say why. Of a file that was left
 * for that it is said once more, or its words would go without it unseen.
 */
export const tooLargeIn = (form: HTMLFormElement): Fault[] =>
  fieldsIn(form)
    .filter((field) => isTooLarge(field) || wasJustLeft(field))
    .map(({ id, dataset }) => ({ name: id, words: dataset.tooLarge ?? '' }));

function wasJustLeft(field: FileField): boolean {
  const was = 'left' in field.dataset;
  delete field.dataset.left;
  return was;
}

/** Says at its field that a file that was just chosen is too large, and leaves it. */
export function lookAtFile(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement) || !isFileField(field)) return;
  const isRefused = isTooLarge(field);
  showAtField(field.id, isRefused ? (field.dataset.tooLarge ?? '') : '');
  field.toggleAttribute('data-left', isRefused);
  if (isRefused) field.value = '';
}

/** Remembers the files that are chosen. @returns the way to choose them again in the fields that stand there then */
export function keepFiles(): () => void {
  const chosen = new Map(fieldsIn(document).map(({ id, files }) => [id, files]));
  return () => {
    for (const field of fieldsIn(document)) field.files = chosen.get(field.id) ?? field.files;
  };
}
