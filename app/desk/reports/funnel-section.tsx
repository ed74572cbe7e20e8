import { type Funnel, type FunnelStep, funnelSteps } from '#domain/funnel';
import { Section } from '../../ui/desk/section.tsx';
import { ShareBar } from '../../ui/desk/share-bar.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { funnelWords } from '../words.ts';
import { shareWords } from './share-words.ts';

/** How far visitors came on our pages. No list is behind it: of who did not file, nothing is kept. */
export function FunnelSection({ funnel }: { funnel: Funnel }) {
  const { started } = funnel;
  const columns: Column<FunnelStep>[] = [
    { key: 'step', head: 'Step', name: true, cell: (step) => funnelWords[step] },
    { key: 'bar', head: '', cell: (step) => <ShareBar share={funnel[step] / started} /> },
    { key: 'share', head: 'Share', number: true, cell: (step) => shareWords(funnel[step], started) },
    { key: 'count', head: 'Visits', number: true, cell: (step) => funnel[step].toLocaleString('en') },
  ];
  return (
    <Section
      id="funnel"
      title="How far visitors came"
      note="counted a day after their last answer; under every law; opt-outs need no proof and are not in it"
    >
      {started === 0 ? (
        <p className="text-soft">Nobody’s visit of this period is counted yet.</p>
      ) : (
        <Table caption="How far visitors came" columns={columns} rows={funnelSteps} keyOf={(step) => step} />
      )}
    </Section>
  );
}
