import { BackLink } from '../../ui/back-link.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { Title } from '../../ui/title.tsx';
import { Shown } from './shown.tsx';

const here = '/desk/components';
const [day, moment] = ['2026-03-09', new Date('2026-03-09T14:05:00Z')];

function Words() {
  return (
    <>
      <Shown large name="Title" file="title.tsx" says="The page’s only h1. “Over” is the small line above it.">
        <Title over="Request HB-7K2M">A title says what the page asks, or what has happened</Title>
      </Shown>
      <Shown large name="Heading" file="heading.tsx" says="A section inside a page: h2, or h3 when small.">
        <Heading>What we do next</Heading>
        <Heading small>By when</Heading>
      </Shown>
      <Shown large name="Prose" file="prose.tsx" says="Running text. Gives paragraphs and lists their space.">
        <Prose>
          <p>A paragraph explains one thing, in words that need no second reading.</p>
          <ul>
            <li>a list has what can be counted</li>
            <li>and no more than one line for each</li>
          </ul>
        </Prose>
      </Shown>
      <Shown large name="BackLink" file="back-link.tsx" says="On top of a question; Page draws it from its “back”.">
        <BackLink href={here} words="Back" />
      </Shown>
      <Shown
        large
        name="DateText"
        file="date-text.tsx"
        says="A day, or a moment, in the reader’s language and the organisation’s time zone."
      >
        <p>
          <DateText value={day} />, <DateText value={moment} time />
        </p>
      </Shown>
    </>
  );
}

/** What visitors read, in every state. */
export function Reading() {
  return (
    <>
      <Words />
      <Shown
        large
        name="Panel"
        file="panel.tsx"
        says="The confirmation, as h1, on the last page of a task. Holds no links."
      >
        <Panel title="Your request is in">
          Reference <strong>HB-7K2M</strong>
        </Panel>
      </Shown>
      <Shown
        large
        name="Notice"
        file="notice.tsx"
        says="Something to know before going on. The tone never says it alone."
      >
        <Notice title="With a title">It becomes a heading of the page.</Notice>
        {(['accent', 'good', 'warn', 'bad'] as const).map((tone) => (
          <Notice key={tone} tone={tone}>{`The tone “${tone}”, without a title.`}</Notice>
        ))}
      </Shown>
      <Shown
        large
        name="Timeline"
        file="timeline.tsx"
        says="What happened, and hollow what comes. “Small” is the desk’s size."
      >
        <Timeline
          moments={[
            { key: 'in', what: 'We have your request', when: <DateText value={moment} time /> },
            {
              key: 'more',
              what: 'Somebody looks at it',
              when: <DateText value={day} />,
              more: <p>With more to say.</p>,
            },
            { key: 'ahead', what: 'You have our answer', when: 'Still to come', ahead: true },
          ]}
        />
        <Timeline small moments={[{ key: 'small', what: 'Planned', when: <DateText value={day} /> }]} />
      </Shown>
      <Shown large name="SummaryList" file="summary-list.tsx" says="Answers that can be changed, or facts that cannot.">
        <SummaryList
          rows={[
            {
              name: 'E-mail',
              value: 'sam@mail.example',
              change: { href: here, words: 'Change', hidden: 'your e-mail' },
            },
            { name: 'Which data', value: 'Everything', change: { href: here, words: 'Change', hidden: 'which data' } },
          ]}
        />
        <SummaryList rows={[{ name: 'Reference', value: 'HB-7K2M' }]} />
      </Shown>
    </>
  );
}
