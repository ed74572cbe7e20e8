/** What the intake form asks for each kind: the questions that visitors answer. */
import { everything } from '#domain/choices';
import { type Kind, topics } from '#domain/kinds';
import type { MapFace } from '#domain/map-face';
import { scopesOffered } from '#domain/objection';
import type { DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { dayWords } from '../day-words.ts';
import { topicWords } from '../words.ts';

type Keyed = { key: string; label: string };
const options = (list: readonly Keyed[]) => list.map(({ key, label }) => ({ value: key, words: label }));
const pick = (words: string, list: readonly Keyed[]) => [{ value: '', words }, ...options(list)];

const note: DeskQuestion = { name: 'note', label: 'In the person’s words (optional)', rows: 3 };

type Setting = {
  /** How many corrections there is room for. */
  lines: number;
  /** Changes of the policy, of the organisation file. */
  policies: readonly { version: string; on: string }[];
};

export function questionsOf(kind: Kind, face: MapFace, { lines, policies }: Setting): DeskQuestion[] {
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
          options: pick('Choose', [{ key: everything, label: 'Everything' }, ...scopesOffered(face, policies)]),
        },
        ...objections(face, policies),
        note,
      ];
    case 'opt-out':
      return [{ name: 'purposes', label: 'Opts out of', many: true, options: options(face.optOuts) }];
    case 'report-lost':
      return [{ name: 'items', label: 'What was lost', many: true, options: options(face.lost) }, note];
    case 'other':
      return [
        {
          name: 'topic',
          label: 'What it is about',
          value: '',
          options: pick(
            'Choose',
            topics.map((key) => ({ key, label: topicWords[key] })),
          ),
        },
        { name: 'words', label: 'What the person says', rows: 5 },
      ];
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

/** Asked only where the map has a deletion of what came before a change of policy. */
function objections(face: MapFace, policies: Setting['policies']): DeskQuestion[] {
  if (!scopesOffered(face, policies).some(({ isBeforeObjection }) => isBeforeObjection)) return [];
  return [
    {
      name: 'policyVersion',
      label: 'Change of policy that the person does not agree to',
      hint: 'Only for what was collected before it.',
      value: '',
      options: [
        { value: '', words: 'None' },
        ...policies.map(({ version, on }) => ({ value: version, words: `${version}, ${dayWords(on)}` })),
      ],
    },
  ];
}
