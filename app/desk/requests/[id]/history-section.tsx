import { isLook } from '#domain/snooze';
import type { RequestView } from '#requests/view-request';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Moment, MomentSpan } from '../../moment.tsx';
import { count } from '../../words.ts';
import { eventBy, eventWords } from './event-words.ts';
import { type Entry, foldEntries, type Line, newestFirst } from './fold-entries.ts';
import { letterEntry } from './letter-entry.tsx';

type Event = RequestView['events'][number];

/** What became of a letter stands at the letter. */
const ofLetters = ['letter-sent', 'letter-bounced', 'letter-given-up', 'letter-written'];

type Other = { id: string; reference: string };

/** Of a duplicate, the other one's page. */
function OtherRequest({ detail, others }: { detail: Event['detail']; others: readonly Other[] }) {
  const other = others.find(({ id }) => id === (detail.firstId ?? detail.duplicateId));
  return (
    other && (
      <>
        {': '}
        <Link href={`/desk/requests/${other.id}`}>{other.reference}</Link>
      </>
    )
  );
}

function eventEntry(event: Event, others: readonly Other[]): Entry {
  const words = eventWords(event.type, { ...event.detail, forNames: event.forNames });
  const by = eventBy(event);
  return {
    key: `event-${event.seq}`,
    at: event.at,
    by,
    same: isLook(event.type) ? `${by}: ${words}` : null,
    what: (
      <>
        {words}
        <OtherRequest detail={event.detail} others={others} />
      </>
    ),
  };
}

/** When each of several was that are alike. */
function Each({ of: alike }: { of: Line }) {
  return (
    <details>
      <summary className="w-fit text-soft">Each of them</summary>
      <ul className="mt-1 grid gap-1">
        {alike.map(({ key, at }) => (
          <li key={key}>
            <Moment at={at} seconds />
          </li>
        ))}
      </ul>
    </details>
  );
}

function asMoment(line: Line) {
  const [{ key, at, by, what }, ...older] = line;
  const first = older.at(-1);
  const who = by && (
    <>
      <bdi>{by}</bdi>,{' '}
    </>
  );
  if (!first)
    return {
      key,
      what,
      when: (
        <>
          {who}
          <Moment at={at} />
        </>
      ),
    };
  return {
    key,
    what: (
      <>
        {what} <span className="whitespace-nowrap">({line.length} times)</span>
      </>
    ),
    when: (
      <>
        {who}
        <MomentSpan from={first.at} to={at} />
      </>
    ),
    more: <Each of={line} />,
  };
}

type Shown = Pick<RequestView, 'events' | 'letters'> &
  Partial<Pick<RequestView, 'duplicates' | 'duplicateOf' | 'isTrial'>>;

/** As much as can be read at a glance; what is older opens below it. */
const linesShown = 40;

/** Everything that happened, newest first: moves, letters, and each look at personal data. */
export function HistorySection({ request }: { request: Shown }) {
  const others = [...(request.duplicates ?? []), ...(request.duplicateOf ? [request.duplicateOf] : [])];
  const events = request.events
    .filter(({ type }) => !ofLetters.includes(type))
    .map((event) => eventEntry(event, others));
  const letters = request.letters.map((letter) => letterEntry(letter, request.isTrial ?? false));
  const entries = newestFirst([...events, ...letters]);
  const lines = foldEntries(entries).map(asMoment);
  const older = lines.slice(linesShown);
  return (
    <Section id="history" title="History" note={count(entries.length, 'entry', 'entries')}>
      <Timeline small moments={lines.slice(0, linesShown)} />
      {older.length > 0 && (
        <details>
          <summary className="w-fit">{count(older.length, 'older line')}</summary>
          <Timeline small moments={older} />
        </details>
      )}
    </Section>
  );
}
