import { isGroundId } from '#domain/law/rule';
import type { BulkView } from '#requests/view-bulk';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { dayWords } from '../../day-words.ts';
import { groundWords } from '../../words.ts';

/** What the act says, to each person alike. */
export function Told({ view: { act, words, owner } }: { view: BulkView }) {
  const { ground, reason, until } = words;
  const rows = [
    ...(act === 'assign' ? [{ name: 'Owner', value: owner ? <bdi>{owner}</bdi> : 'Nobody' }] : []),
    ...(ground && isGroundId(ground) ? [{ name: 'Ground', value: groundWords[ground] }] : []),
    ...(until ? [{ name: 'Until, where the law sets no day', value: dayWords(until) }] : []),
    ...(reason ? [{ name: 'Reason', value: <span className="wrap-anywhere whitespace-pre-line">{reason}</span> }] : []),
    ...(words.words
      ? [{ name: 'Question', value: <span className="wrap-anywhere whitespace-pre-line">{words.words}</span> }]
      : []),
  ];
  return (
    <Section id="told" title="What it says">
      <KeyValue rows={rows} />
    </Section>
  );
}
