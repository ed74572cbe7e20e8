import type { RequestView } from '#requests/view-request';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { type Moment as Entry, Timeline } from '../../../ui/timeline.tsx';
import { Moment } from '../../moment.tsx';
import { count } from '../../words.ts';
import { eventBy, eventWords } from './event-words.ts';
import { letterWords } from './letter-words.ts';

type Event = RequestView['events'][number];
type Letter = RequestView['letters'][number];

const letterStates: Record<Letter['status'], { words: string; tone: Tone }> = {
  queued: { words: 'Waiting to be sent', tone: 'plain' },
  sent: { words: 'Sent', tone: 'good' },
  bounced: { words: 'Bounced', tone: 'bad' },
  'given-up': { words: 'Given up', tone: 'bad' },
  'to-post': { words: 'To be posted', tone: 'warn' },
  posted: { words: 'Posted', tone: 'good' },
};

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

function eventEntry(event: Event, others: readonly Other[]): Entry & { at: Date } {
  const when = (
    <>
      {eventBy(event)}, <Moment at={event.at} />
    </>
  );
  return {
    key: `event-${event.seq}`,
    at: event.at,
    when,
    what: (
      <>
        {eventWords(event.type, { ...event.detail, forNames: event.forNames })}
        <OtherRequest detail={event.detail} others={others} />
      </>
    ),
  };
}

function letterEntry(
  { id, kind, status, tries, replyCode, createdAt, sentAt }: Letter,
  isTrial: boolean,
): Entry & { at: Date } {
  const { words, tone } = letterStates[status];
  const tried = status === 'queued' && tries > 0 ? `, ${count(tries, 'try', 'tries')} so far` : '';
  const what = (
    <span className="inline-flex flex-wrap items-center gap-2">
      Letter: {isTrial && kind === 'done' ? 'Done, as a trial' : letterWords(kind)}
      <Tag small tone={tone}>
        {words}
        {tried}
        {replyCode && tone === 'bad' ? ` (${replyCode})` : ''}
      </Tag>
    </span>
  );
  const at = sentAt ?? createdAt;
  return { key: `letter-${id}`, at, when: <Moment at={at} />, what };
}

type Shown = Pick<RequestView, 'events' | 'letters'> &
  Partial<Pick<RequestView, 'duplicates' | 'duplicateOf' | 'isTrial'>>;

/** Everything that happened, newest first: moves, letters, and each look at personal data. */
export function HistorySection({ request }: { request: Shown }) {
  const others = [...(request.duplicates ?? []), ...(request.duplicateOf ? [request.duplicateOf] : [])];
  const events = request.events
    .filter(({ type }) => !ofLetters.includes(type))
    .map((event) => eventEntry(event, others));
  const letters = request.letters.map((letter) => letterEntry(letter, request.isTrial ?? false));
  const entries = [...events, ...letters].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Section id="history" title="History" note={count(entries.length, 'entry', 'entries')}>
      <Timeline small moments={entries.map(({ at: _, ...entry }) => entry)} />
    </Section>
  );
}
