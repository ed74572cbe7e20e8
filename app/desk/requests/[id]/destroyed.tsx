import type { StaffActor } from '#domain/actor';
import { isGroundId } from '#domain/law/rule';
import type { DestroyedView } from '#requests/view-destroyed';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { dayWords } from '../../day-words.ts';
import { DeskPage } from '../../desk-page.tsx';
import { Moment } from '../../moment.tsx';
import { outcomeOf } from '../../outcome-words.ts';
import { channelWords, groundWords, kindWords, lawWords, statusWords } from '../../words.ts';
import { HistorySection } from './history-section.tsx';
import { RequestTitle } from './request-title.tsx';
import { RunSection } from './run-section.tsx';

function Facts({ request }: { request: DestroyedView }) {
  const { refusalGround: ground, channel } = request;
  const outcome = outcomeOf(request);
  const rows = [
    { name: 'Kind', value: kindWords[request.kind] },
    { name: 'Law', value: lawWords(request.law) },
    {
      name: 'Received',
      value: `${dayWords(request.receivedOn)}${channel ? `, ${channelWords[channel].toLowerCase()}` : ''}`,
    },
    { name: 'Answer by', value: dayWords(request.answerByOn) },
    { name: 'Closed', value: <Moment at={request.closedAt} /> },
    ...(outcome ? [{ name: 'Outcome', value: outcome }] : []),
    ...(ground ? [{ name: 'Ground', value: isGroundId(ground) ? groundWords[ground] : ground }] : []),
    { name: 'Destroyed', value: dayWords(request.destroyedOn) },
  ];
  return (
    <Section id="facts" title="What is left">
      <p className="mb-3">
        The time for which the law has this request kept is over. Its key was destroyed, and with it everything that
        told whose it was.
      </p>
      <KeyValue rows={rows} />
    </Section>
  );
}

/** A request whose content is destroyed: its dates and outcome, its receipts, and who of the desk did what. */
export function Destroyed({ actor, request }: { actor: StaffActor; request: DestroyedView }) {
  const status = statusWords[request.status];
  const tags = (
    <>
      <Tag small tone={status.tone}>
        {status.words}
      </Tag>
      <Tag small>Content destroyed on {dayWords(request.destroyedOn)}</Tag>
    </>
  );
  return (
    <DeskPage actor={actor} current="/desk">
      <RequestTitle request={request}>{tags}</RequestTitle>
      <div className="grid items-start gap-x-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0 lg:order-2">
          <Facts request={request} />
        </div>
        <div className="min-w-0 lg:order-1">
          <RunSection request={request} />
          <HistorySection request={request} />
        </div>
      </div>
    </DeskPage>
  );
}
