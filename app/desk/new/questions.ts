/** What the intake form asks for each kind: the questions that visitors answer. */
import { everything } from '#domain/choices';
import type { Kind } from '#domain/kinds';
import type { MapFace } from '#domain/map-face';
import type { DeskQuestion } from '../../ui/desk/desk-form.tsx';

type Keyed = { key: string; label: string };
const options = (list: readonly Keyed[]) => list.map(({ key, label }) => ({ value: key, words: label }));
const pick = (words: string, list: readonly Keyed[]) => [{ value: '', words }, ...options(list)];

const note: DeskQuestion = { name: 'note', label: 'In the person’s words (optional)', rows: 3 };

/** @param lines how many corrections there is room for */
export function questionsOf(kind: Kind, face: MapFace, lines: number): DeskQuestion[] {
  switch (kind) {
    case 'access':
      return [
        {
          name: 'categories',
          label: 'Which data',
          hint: 'None ticked: everything.',
          many: true,
          options: options(face.categories),
        },
        note,
      ];
    case 'correct':
      return [...Array.from({ length: lines }, (_, at) => correction(face, at)).flat(), note];
    case 'delete':
      return [
        {
          name: 'scope',
          label: 'What is to be deleted',
          value: '',
          options: pick('Choose', [{ key: everything, label: 'Everything' }, ...face.scopes]),
        },
        note,
      ];
    case 'opt-out':
      return [{ name: 'purposes', label: 'Opts out of', many: true, options: options(face.optOuts) }];
    case 'report-lost':
      return [{ name: 'items', label: 'What was lost', many: true, options: options(face.lost) }, note];
  }
}

function correction({ corrections }: MapFace, at: number): DeskQuestion[] {
  const which = at === 0 ? '' : ` (${at + 1})`;
  return [
    { name: `field-${at}`, label: `What is wrong${which}`, value: '', options: pick('Nothing', corrections) },
    { name: `was-${at}`, label: `What it says now${which}`, hint: 'If the person says so.', autoComplete: 'off' },
    { name: `value-${at}`, label: `What it should say${which}`, autoComplete: 'off' },
  ];
}
