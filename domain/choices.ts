import type { Answers } from './answers.ts';
import { partOf } from './asked-data.ts';
import { correctedValue } from './corrected-value.ts';
import type { MapFace } from './map-face.ts';
import { ok, type Result, refused } from './problems.ts';

/** A deletion of everything the map erases; the other scopes are the map's. */
export const everything = 'everything';

/** Whether all that a person chose is on offer in this organisation's map; a forged form is refused here. */
export function checkChoices(answers: Answers, face: MapFace): Result<Answers> {
  const unknown = chosen(answers).find(([field, key]) => !offered(face, field).includes(key));
  if (unknown) return refused('choice-unknown', unknown[0]);
  const changes = answers.kind === 'correct' ? answers.changes : [];
  for (const [change, given] of changes.entries()) {
    const checked = checkChange(given, face);
    if (!checked.ok) return refused(checked.problems[0].code, checked.problems[0].field, { change });
  }
  return ok(answers);
}

/** Whether a corrected value can be what the map stores there: told when it is typed, not weeks later. */
export function checkChange({ field, value }: { field: string; value: string }, face: MapFace): Result<string> {
  const rule = face.corrections.find(({ key }) => key === field)?.rule;
  return rule ? correctedValue(rule, value, 'value') : refused('choice-unknown', 'field');
}

function chosen(answers: Answers): [field: string, key: string][] {
  const each = (field: string, keys: string[]): [string, string][] => keys.map((key) => [field, key]);
  switch (answers.kind) {
    case 'access':
      return each('categories', answers.categories);
    case 'correct':
      return each(
        'field',
        answers.changes.map((change) => change.field),
      );
    case 'delete':
      return each('scope', [answers.scope]);
    case 'opt-out':
      return each('purposes', answers.purposes);
    case 'report-lost':
      return each('items', answers.items);
    case 'other':
      return [];
  }
}

function offered(face: MapFace, field: string): string[] {
  const lists: Record<string, { key: string }[]> = {
    categories: face.categories.flatMap(({ key, parts = [] }) => [
      { key },
      ...parts.map((part) => ({ key: partOf(key, part.key) })),
    ]),
    field: face.corrections,
    scope: [{ key: everything }, ...face.scopes],
    purposes: face.optOuts,
    items: face.lost,
  };
  return (lists[field] ?? []).map(({ key }) => key);
}
