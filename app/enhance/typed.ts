/** What is typed into a form while it is under way: the page that is answered knows nothing of it. */
type Field = HTMLInputElement | HTMLTextAreaElement;

const selector = 'textarea, input:not([type=hidden], [type=file], [type=radio], [type=checkbox])';

/** Remembers what is not as it was sent. @returns the way to type it again where the same field stands then */
export function keepTyped(form: HTMLFormElement, sent: FormData): () => void {
  const since = [...form.querySelectorAll<Field>(selector)].filter(({ name, value }) => value !== sent.get(name));
  return () => {
    for (const { id, value } of since) {
      for (const field of document.querySelectorAll<Field>(selector)) if (field.id === id) field.value = value;
    }
  };
}
