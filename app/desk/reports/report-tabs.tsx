import { Tabs } from '../../ui/desk/tabs.tsx';

const tabs = [
  { href: '/desk/reports', words: 'Any period' },
  { href: '/desk/reports/metrics', words: 'Metrics of the law' },
] as const;

export const ReportTabs = ({ current }: { current: (typeof tabs)[number]['href'] }) => (
  <Tabs label="Reports" tabs={tabs} current={current} />
);
