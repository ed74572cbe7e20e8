import type { Reports } from '#requests/view-reports';
import { Section } from '../../ui/desk/section.tsx';
import { ShareBar } from '../../ui/desk/share-bar.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { channelName } from '../words.ts';
import { Count } from './count.tsx';
import { daysWords } from './days-words.ts';
import { shareWords } from './share-words.ts';

type Row = Reports['channels'][number];

/** On which way the requests came, and how fast each is answered. */
export function ChannelsSection({ channels, total, within }: { channels: Row[]; total: number; within: string }) {
  const columns: Column<Row>[] = [
    { key: 'channel', head: 'Channel', name: true, cell: ({ channel }) => channelName(channel) },
    { key: 'bar', head: '', cell: ({ received }) => <ShareBar share={received / total} /> },
    { key: 'share', head: 'Share', number: true, cell: ({ received }) => shareWords(received, total) },
    {
      key: 'count',
      head: 'Requests',
      number: true,
      cell: ({ channel, received }) => <Count count={received} query={`${within} channel:${channel ?? 'pages'}`} />,
    },
    {
      key: 'on-time',
      head: 'On time',
      number: true,
      cell: (row) => shareWords(row['on-time'], row['on-time'] + row.late),
    },
    { key: 'median', head: 'Median days', number: true, cell: ({ medianDays }) => daysWords(medianDays) },
  ];
  return (
    <Section id="channels" title="Channels">
      <Table caption="Channels" columns={columns} rows={channels} keyOf={({ channel }) => channel ?? 'pages'} />
    </Section>
  );
}
