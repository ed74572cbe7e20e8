import type { SettingsRemark } from '#domain/settings';
import type { SettingsView } from '#requests/view-settings';
import { Progress } from '../../../../ui/desk/progress.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { count } from '../../../words.ts';

const placed = ({ file, line, column }: SettingsRemark) => `${file}:${line}:${column}`;

function Remarks({ remarks }: { remarks: readonly SettingsRemark[] }) {
  return (
    <ul className="grid gap-2">
      {remarks.map((remark) => (
        <li
          key={`${placed(remark)} ${remark.says}`}
          className="grid gap-x-3 font-mono text-xs sm:grid-cols-[15rem_1fr]"
        >
          <span className="font-semibold break-all">{placed(remark)}</span>
          <span className="break-words">{remark.says}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the worker found in a version that nobody has published yet. */
export function CheckSection({ view: { check, number } }: { view: SettingsView }) {
  const problems = check?.remarks.filter(({ level }) => level === 'problem') ?? [];
  const notes = check?.remarks.filter(({ level }) => level === 'note') ?? [];
  const tag = check && (
    <Tag small tone={check.isSound ? 'good' : 'bad'}>
      {check.isSound ? 'Passed' : count(problems.length, 'problem')}
    </Tag>
  );
  return (
    <Section id="check" title="Check" actions={tag}>
      {!check && (
        <Progress
          label="Being checked"
          words="The worker holds both files against their rules and the account database"
          href={`/desk/settings/versions/${number}`}
        />
      )}
      {check?.isSound && <p>Both files can be read, and the account database has what the map names.</p>}
      {problems.length > 0 && <Remarks remarks={problems} />}
      {notes.length > 0 && (
        <details className="mt-3">
          <summary>{count(notes.length, 'note')}</summary>
          <div className="mt-2">
            <Remarks remarks={notes} />
          </div>
        </details>
      )}
    </Section>
  );
}
