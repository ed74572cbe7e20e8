/** The answers of the intake form in the shape of `domain/answers.ts`, which says whether they are complete. */

/** Fields of which several may be ticked. */
export const lists = ['categories', 'purposes', 'items'];

/** One correction as it was typed, and in which line of the form. */
export type Row = { at: number; field: string; was: string; value: string };

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

export function answersIn(form: FormData): { answers: Record<string, unknown>; rows: Row[] } {
  const rows = rowsIn(form);
  const lined = lists.map((name) => [name, form.getAll(name).map(String)] as const);
  return {
    answers: {
      kind: text(form, 'kind'),
      note: text(form, 'note'),
      scope: text(form, 'scope'),
      topic: text(form, 'topic'),
      words: text(form, 'words'),
      ...(form.get('policyVersion') ? { policyVersion: text(form, 'policyVersion') } : {}),
      changes: rows.map(({ field, was, value }) => ({ field, was, value })),
      ...Object.fromEntries(lined),
    },
    rows,
  };
}

/** Lines in which nothing was typed are no corrections. */
function rowsIn(form: FormData): Row[] {
  const at = [...form.keys()].flatMap((name) => /^field-(\d{1,2})$/.exec(name)?.[1] ?? []).map(Number);
  return at
    .map((line) => ({
      at: line,
      field: text(form, `field-${line}`),
      was: text(form, `was-${line}`),
      value: text(form, `value-${line}`),
    }))
    .filter(({ field, was, value }) => `${field}${was}${value}`.trim() !== '');
}
