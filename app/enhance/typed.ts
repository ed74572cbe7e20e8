/** What is typed into a form while it is under way: the page that is answered knows nothing of it. */
type Field = HTMLInputElement | HTMLTextAreaElement;

const selector = 'textarea, input:not([type=hidden], [type=file], [type=radio], [type=checkbox])';

/** The fields that are not as they were sent. */
const typedSince = (form: HTMLFormElement, sent: FormData): Field[] =>
  [...form.querySelectorAll<Field>(selector)].filter(({ name, value }) => value !== sent.get(name));

/** Whether somebody has begun to type again, and is still in that field. */
export const isTyping = (form: HTMLFormElement, sent: FormData): boolean =>
  typedSince(form, sent).some((field) => field === document.activeElement);

/** The caret where it was; a field for an address does not tell where that is. */
function putCaret(field: Field, from: number | null, to: number | null): void {
  field.focus();
  if (from !== null) field.setSelectionRange(from, to);
}

/**
 * Remembers what is not as it was sent, and where somebody types.
 * @returns the way to type it again where the same field stands then, and to go on in it; it says whether one does
 */
export function keepTyped(form: HTMLFormElement, sent: FormData): () => boolean {
  const isHere = (field: Field) => field === document.activeElement;
  const since = typedSince(form, sent).map((field) => ({ field, isHere: isHere(field) }));
  return () => {
    let goesOn = false;
    for (const { field, isHere } of since) {
      for (const again of document.querySelectorAll<Field>(selector)) {
        if (again.id !== field.id) continue;
        again.value = field.value;
        if (isHere) putCaret(again, field.selectionStart, field.selectionEnd);
        goesOn ||= isHere;
      }
    }
    return goesOn;
  };
}
