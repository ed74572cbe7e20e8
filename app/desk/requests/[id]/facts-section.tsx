import { languageNames, nearestLanguage } from '#domain/languages';
import { isGroundId } from '#domain/law/rule';
import type { RequestView } from '#requests/view-request';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { dayWords } from '../../day-words.ts';
import { Moment } from '../../moment.tsx';
import { outcomeOf } from '../../outcome-words.ts';
import { agentWords, channelName, groundWords, kindWords, snoozeWords, stepWords, topicWords } from '../../words.ts';
import { clockRows } from './clock-rows.ts';
import { identityRows } from './identity-rows.tsx';
import { lawRow } from './law-row.tsx';

/** What the request is, which clock runs, and who has the next move. */
export function FactsSection({ request }: { request: RequestView }) {
  const { who, what } = stepWords[request.next];
  const { refusalGround: ground, waitsFor, keyedIn, broughtIn, snooze } = request;
  const outcome = outcomeOf(request);
  const rows = [
    { name: 'Kind', value: request.topic ? topicWords[request.topic] : kindWords[request.kind] },
    lawRow(request),
    keyedIn || broughtIn
      ? {
          name: 'Received',
          value: `${dayWords(request.receivedOn)}, ${channelName(keyedIn?.channel ?? null).toLowerCase()}`,
        }
      : { name: 'Received', value: <Moment at={request.receivedAt} /> },
    ...(keyedIn ? [{ name: broughtIn ? 'Brought in by' : 'Keyed in by', value: <bdi>{keyedIn.by}</bdi> }] : []),
    ...(request.agent
      ? [
          {
            name: 'Asked by',
            value: `An agent, ${agentWords[request.agent.basis]}${request.agent.getsAnswer ? ', who gets the answer' : ''}`,
          },
        ]
      : []),
    ...(request.checkedBy ? [{ name: 'Identity', value: <bdi>checked by {request.checkedBy}</bdi> }] : []),
    ...identityRows(request),
    ...clockRows(request),
    ...(request.runAfter && request.status === 'approved'
      ? [{ name: 'Runs after', value: <Moment at={request.runAfter} /> }]
      : []),
    ...(request.closedAt
      ? [{ name: 'Closed', value: broughtIn ? dayWords(broughtIn.closedOn) : <Moment at={request.closedAt} /> }]
      : []),
    ...(request.duplicateOf
      ? [
          {
            name: 'Outcome',
            value: (
              <>
                Duplicate of{' '}
                <Link href={`/desk/requests/${request.duplicateOf.id}`}>{request.duplicateOf.reference}</Link>
              </>
            ),
          },
        ]
      : []),
    ...request.duplicates.map((one) => ({
      name: 'Duplicate',
      value: <Link href={`/desk/requests/${one.id}`}>{one.reference}</Link>,
    })),
    ...(outcome ? [{ name: 'Outcome', value: outcome }] : []),
    ...(ground ? [{ name: 'Ground', value: isGroundId(ground) ? groundWords[ground] : ground }] : []),
    ...(request.mailboxUnsafe ? [{ name: 'Letters', value: 'Not to the mailbox: it is not safe there' }] : []),
    ...(snooze
      ? [
          {
            name: 'Snoozed',
            value: (
              <>
                until {dayWords(snooze.until)}
                {snooze.by && (
                  <>
                    {' '}
                    by <bdi>{snooze.by}</bdi>
                  </>
                )}
                {snooze.why && `: ${snoozeWords[snooze.why].toLowerCase()}`}
              </>
            ),
          },
        ]
      : []),
    { name: 'Owner', value: request.owner?.name ?? 'Nobody' },
    { name: 'Language', value: languageNames[nearestLanguage(request.language)] },
  ];
  return (
    <Section id="facts" title="Next">
      <p className="mb-3">
        <strong>{who}</strong> {what}.
      </p>
      {waitsFor && (request.next === 'copy-first' || request.next === 'appeal-first') && (
        <p className="mb-3">
          {request.next === 'copy-first' ? 'The copy' : 'The appeal'}:{' '}
          <Link href={`/desk/requests/${waitsFor.id}`}>{waitsFor.reference}</Link>
        </p>
      )}
      <KeyValue rows={rows} />
    </Section>
  );
}
