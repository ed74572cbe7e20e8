import { Banner } from '../../ui/desk/banner.tsx';
import { Beside } from '../../ui/desk/beside.tsx';
import { Columns } from '../../ui/desk/columns.tsx';
import { DeskLinkButton } from '../../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { KeyCap } from '../../ui/desk/keys/key-cap.tsx';
import { LineDiff } from '../../ui/desk/line-diff.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Progress } from '../../ui/desk/progress.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { ShareBar } from '../../ui/desk/share-bar.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Tabs } from '../../ui/desk/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Shown } from './shown.tsx';

const here = '/desk/components?part=desk';

type Month = { month: string; came: number; late: number };
const months: readonly Month[] = [
  { month: 'January', came: 12, late: 1 },
  { month: 'February', came: 31, late: 4 },
  { month: 'March', came: 24, late: 0 },
];
const columns: readonly Column<Month>[] = [
  { key: 'month', head: 'Month', name: true, cell: ({ month }) => month },
  { key: 'came', head: 'Came', number: true, cell: ({ came }) => came },
  { key: 'share', head: 'Of the most', cell: ({ came }) => <ShareBar share={came / 31} /> },
];
const table = (caption: string) => (
  <Table caption={caption} columns={columns} rows={months} keyOf={({ month }) => month} />
);

const changedLines = [
  { kind: 'same', text: 'name: Acme', line: 1 },
  { kind: 'gone', text: 'packageDays: 7', line: 2 },
  { kind: 'new', text: 'packageDays: 5', line: 2 },
] as const;

function Page() {
  return (
    <>
      <Shown
        name="Link"
        file="desk/link.tsx"
        says="Within the desk, drawn by its router. It is never fetched ahead; leave the desk with a plain a."
      >
        <Link href={here}>See all components</Link>
      </Shown>
      <Shown
        name="DeskLinkButton"
        file="desk/desk-link-button.tsx"
        says="Another page of a list, or the page of an act, in a small button’s looks."
      >
        <DeskLinkButton href={here}>Next page</DeskLinkButton>
      </Shown>
      <Shown
        name="DeskTitle"
        file="desk/desk-title.tsx"
        says="The page’s h1, with states beside it and its main acts at the end."
      >
        <DeskTitle
          over={<Link href={here}>Queue</Link>}
          tags={<Tag small>In review</Tag>}
          actions={<Link href={here}>Letters</Link>}
        >
          A deletion
        </DeskTitle>
      </Shown>
      <Shown
        name="Banner"
        file="desk/banner.tsx"
        says="Concerns the whole page or installation; DeskPage draws it on top."
      >
        {(['plain', 'good', 'warn', 'bad'] as const).map((tone) => (
          <Banner key={tone} tone={tone}>
            <strong>Deletions wait.</strong> The tone is “{tone}”.
          </Banner>
        ))}
      </Shown>
      <Shown name="Section" file="desk/section.tsx" says="A card of a page. These here are sections themselves.">
        <Section id="example-section" title="Its title" note="its note" actions={<Link href={here}>Its act</Link>}>
          What it holds.
        </Section>
      </Shown>
      <Shown name="Tabs" file="desk/tabs.tsx" says="A page’s views, each an address of its own.">
        <Tabs
          label="Example views"
          current={here}
          tabs={[
            { href: here, words: 'Open', count: 3 },
            { href: '/desk/components', words: 'Closed' },
          ]}
        />
      </Shown>
    </>
  );
}

/** What the desk reads. */
export function AtDesk() {
  return (
    <>
      <Page />
      <Shown name="Table" file="desk/table.tsx" says="Where it is narrow, each row becomes a block of named lines.">
        {table('Requests by month')}
      </Shown>
      <Shown name="LineDiff" file="desk/line-diff.tsx" says="Lines of a file that change, by sign, colour and words.">
        <LineDiff label="What changes in organisation.yaml" hunks={[changedLines]} />
      </Shown>
      <Shown name="KeyValue" file="desk/key-value.tsx" says="Short facts.">
        <KeyValue
          wide
          rows={[
            { name: 'Came', value: '9 March 2026' },
            { name: 'By', value: 'Our pages' },
          ]}
        />
      </Shown>
      <Shown
        name="Progress"
        file="desk/progress.tsx"
        says="A run under way asks again every two seconds; these are finished."
      >
        <Progress finished href={here} label="Deletion" done={3} total={8} words="Three tables are done" />
        <Progress finished href={here} label="Deletion" done={8} total={8} words="Done" />
      </Shown>
      <Shown
        name="Columns"
        file="desk/columns.tsx"
        says="Values over time. A table beside it says the same in numbers."
      >
        <Columns
          id="example-columns"
          title="Requests by month"
          says="Most came in February"
          steps={months.map(({ month }) => month)}
          layers={[
            { key: 'came', words: 'came', look: 'light', values: months.map(({ came }) => came) },
            { key: 'late', words: 'answered late', look: 'full', values: months.map(({ late }) => late) },
          ]}
          words={(value) => `${value}`}
        />
      </Shown>
      <Shown name="Beside" file="desk/beside.tsx" says="A picture and its table.">
        <Beside picture={<p className="text-soft">The picture, such as Columns.</p>}>
          {table('Beside a picture')}
        </Beside>
      </Shown>
      <Shown name="ShareBar" file="desk/share-bar.tsx" says="A part of a whole, in a row beside its number.">
        <div>
          40 %<ShareBar share={0.4} />
        </div>
      </Shown>
      <Shown
        name="KeyCap"
        file="desk/keys/key-cap.tsx"
        says="A key as it is drawn. What the key does is told by aria-keyshortcuts."
      >
        <p>
          Open it <KeyCap name="o" />
        </p>
      </Shown>
    </>
  );
}
