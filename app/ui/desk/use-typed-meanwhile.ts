import { type FormEvent, useRef } from 'react';

type Typed = { value: string; checked: boolean };

const isField = (one: unknown) =>
  one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isBox = (field: Field) => field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);

/** By name: a select is made anew with the answer. Of several boxes of one name each is its own. */
const keyOf = (field: Field) => (isBox(field) ? `${field.name} ${field.value}` : field.name);

function putBack(field: Field, { value, checked }: Typed): void {
  if (field instanceof HTMLInputElement && isBox(field)) field.checked = checked;
  else field.value = value;
}

/**
 * React sets a form back when the answer to it has come. What was typed after the button was pressed stays all the same.
 * @returns what the form needs
 */
export function useTypedMeanwhile() {
  const typed = useRef(new Map<string, Typed>());
  return {
    onSubmit: () => typed.current.clear(),
    onInput: ({ target }: FormEvent<HTMLFormElement>) => {
      if (!isField(target) || target.type === 'file') return;
      typed.current.set(keyOf(target), { value: target.value, checked: isBox(target) && target.matches(':checked') });
    },
    onReset: ({ currentTarget }: FormEvent<HTMLFormElement>) =>
      queueMicrotask(() => {
        for (const field of currentTarget.elements) {
          const kept = isField(field) && typed.current.get(keyOf(field));
          if (kept) putBack(field, kept);
        }
      }),
  };
}
