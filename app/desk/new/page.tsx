import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { agentBases } from '#domain/agent';
import { channels } from '#domain/channels';
import { isKind, type Kind, skipsReview } from '#domain/kinds';
import { languageNames } from '#domain/languages';
import type { MapFace } from '#domain/map-face';
import { mayBeTrial } from '#domain/trial';
import { mapFace } from '#requests/map-face';
import { organisation } from '#requests/organisation';
import { placesOffered } from '#requests/places';
import { requireStaff } from '../../auth.ts';
import type { DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { Tabs } from '../../ui/desk/tabs.tsx';
import { DeskPage } from '../desk-page.tsx';
import { identityQuestions } from '../identity-questions.ts';
import { problemWords } from '../problem-words.ts';
import { agentWords, channelWords, kindWords, lawWords } from '../words.ts';
import { keyInAction, readMailAction } from './actions.ts';
import { Intake } from './intake.tsx';
import { questionsOf } from './questions.ts';

export const metadata: Metadata = { title: 'New request' };

const choose = { value: '', words: 'Choose' };

function aboutIt(): DeskQuestion[] {
  return [
    {
      name: 'channel',
      label: 'How did it reach us?',
      value: '',
      options: [choose, ...channels.map((channel) => ({ value: channel, words: channelWords[channel] }))],
    },
    {
      name: 'receivedOn',
      label: 'On which day?',
      hint: 'The day it reached anybody in the organisation: the time for an answer runs from it.',
      type: 'date',
    },
  ];
}

/** Asked last: mostly people ask for themselves. */
function aboutAgent(kind: Kind): DeskQuestion[] {
  return [
    {
      name: 'agentBasis',
      label: 'Does somebody else ask for the person?',
      hint: skipsReview(kind)
        ? 'An agent’s word is enough for this: it waits for nobody.'
        : 'With a signed permission the person is asked to confirm. With a power of attorney, where the law takes one, and for a legal representative a colleague looks at the paper instead.',
      value: '',
      options: [
        { value: '', words: 'No' },
        ...agentBases.map((basis) => ({ value: basis, words: `Yes, ${agentWords[basis]}` })),
      ],
    },
    { name: 'agentName', label: 'Agent’s name', autoComplete: 'off' },
    {
      name: 'agentAddress',
      label: 'How the agent is reached',
      hint: 'Postal or email address. The person’s own stands above; the answer goes there.',
      rows: 3,
    },
  ];
}

/** Offered where map and organisation file say what becomes of a child's data. */
function aboutChild(kind: Kind, { hasChildCases }: MapFace): DeskQuestion[] {
  const { childSilenceDays } = organisation();
  if (kind !== 'delete' || !hasChildCases || childSilenceDays === undefined) return [];
  return [
    {
      name: 'parentEmail',
      label: 'Parent’s email address (only if these are a child’s data)',
      hint: `The data are kept from use at once, and the parent is written to. A colleague then makes sure that it is a parent, who decides. Silence for ${childSilenceDays} days deletes.`,
      type: 'email',
      autoComplete: 'off',
    },
  ];
}

/** Asked where more than one law may be theirs. */
function aboutPlace(): DeskQuestion[] {
  const places = placesOffered(new Date());
  if (places.length === 0) return [];
  return [
    {
      name: 'residence',
      label: 'Which law is theirs?',
      hint: 'The law of where they live. Not known: the shortest time of all counts.',
      value: 'unsure',
      options: [
        { value: 'unsure', words: 'Not known' },
        ...places.map(({ law }) => ({ value: law, words: lawWords(law) })),
      ],
    },
  ];
}

function aboutPerson(face: MapFace): DeskQuestion[] {
  return [
    ...identityQuestions(face, 'if they gave one'),
    {
      name: 'letters',
      label: 'How do we write to them?',
      value: 'email',
      options: [
        { value: 'email', words: 'By email, to that address' },
        { value: 'post', words: 'By post: no address, or one that we may not write to' },
        { value: 'unsafe', words: 'By post only: it is not safe to write to that address' },
        { value: 'agent', words: 'By post to the agent: only where the power of attorney says so' },
      ],
    },
    {
      name: 'postal',
      label: 'Name and postal address',
      hint: 'As on an envelope. Only when we write by post.',
      rows: 4,
    },
    {
      name: 'language',
      label: 'Language of our letters',
      value: organisation().languages[0] ?? 'en',
      options: organisation().languages.map((language) => ({ value: language, words: languageNames[language] })),
    },
  ];
}

/** Of what takes effect at once there is nothing to take back. */
function aboutTrial(kind: Kind): DeskQuestion[] {
  if (!mayBeTrial(kind)) return [];
  return [
    {
      name: 'trial',
      label: 'Is it for trying out?',
      hint: 'It goes the whole way, letters and a copy as well, and is counted in no figure. A deletion or correction runs to its last statement and is taken back. This cannot be changed later.',
      many: true,
      options: [{ value: 'yes', words: 'For trying out' }],
    },
  ];
}

function then(kind: Kind): string {
  return skipsReview(kind)
    ? 'It takes effect at once: nobody has to prove anything for it.'
    : 'Nothing is looked up until the person has proven the mailbox, or, without one, a colleague of yours has made sure who they are.';
}

const room = 3;
const moreRoom = 10;

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Keying in what came by letter, call or e-mail; the same questions that visitors answer. */
export default async function NewRequestPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('triage');
  const { kind, room: asked } = await searchParams;
  const { kinds } = organisation();
  const chosen = isKind(kind) && kinds.includes(kind) ? kind : null;
  const address = (one: Kind) => `/desk/new?kind=${one}`;
  const lines = asked === 'more' ? moreRoom : room;
  const face = await mapFace();
  return (
    <DeskPage actor={actor} current="/desk/new">
      <DeskTitle>New request</DeskTitle>
      <Tabs
        label="Kinds"
        tabs={kinds.map((one) => ({ href: address(one), words: kindWords[one] }))}
        current={chosen ? address(chosen) : ''}
      />
      {!chosen && (
        <EmptyState title="What does the person ask for?">Choose above what the letter or call is about.</EmptyState>
      )}
      {chosen && (
        <Section id="new" title={kindWords[chosen]} note={then(chosen)}>
          {chosen === 'correct' && lines === room && (
            <p className="mb-3">
              <Link href={`${address(chosen)}&room=more`}>More than {room} corrections</Link>
            </p>
          )}
          <Intake
            id="new"
            action={keyInAction}
            readMail={readMailAction}
            tooLarge={problemWords({ code: 'file-too-large' })}
            given={{ key: randomUUID(), kind: chosen }}
            fields={[
              ...aboutIt(),
              ...questionsOf(chosen, face, { lines, policies: organisation().policies }),
              ...aboutPlace(),
              ...aboutPerson(face),
              ...aboutAgent(chosen),
              ...aboutChild(chosen, face),
              ...aboutTrial(chosen),
            ]}
            submit="Key it in"
          />
        </Section>
      )}
    </DeskPage>
  );
}
