import { keptMonths } from '#domain/retention';
import { organisation } from '#requests/organisation';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { count } from '../words.ts';

function Webhooks() {
  const webhooks = Object.entries(organisation().webhooks);
  if (webhooks.length === 0) return <span className="text-soft">None: everybody is told by letter</span>;
  return (
    <ul className="grid gap-1">
      {webhooks.map(([name, { url }]) => (
        <li key={name} className="break-words">
          {name} <span className="font-mono text-xs text-soft">{new URL(url).host}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the organisation file says of how long things are kept and whom webhooks tell: changed there, by versions. */
export function FileSection() {
  const { keepRequestsMonths, packageDays } = organisation();
  const months = [...new Set(Object.values(keptMonths(keepRequestsMonths)))].sort((one, other) => one - other);
  const rows = [
    {
      name: 'Requests',
      value: `Destroyed ${months.join(' or ')} months after they are closed, unless something holds them`,
    },
    { name: 'Copies', value: `${count(packageDays, 'day')} to collect them, then deleted` },
    { name: 'Data', value: <Link href="/promises">As everybody reads it: what is held, and how long</Link> },
    { name: 'Webhooks', value: <Webhooks /> },
  ];
  return (
    <Section id="kept" title="Retention and webhooks">
      <KeyValue rows={rows} />
    </Section>
  );
}
