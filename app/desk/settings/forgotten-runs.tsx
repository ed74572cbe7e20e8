import type { InstallationView } from '#requests/view-installation';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';

const acts: Record<string, string> = {
  purge: 'Deletion',
  correct: 'Correction',
  'opt-out': 'Opt-out',
  'opt-in': 'Opt-out taken back',
  freeze: 'Freeze',
  unfreeze: 'Freeze taken back',
  cancel: 'Cancellation',
  're-erase': 'Deletion, after a restore',
  're-opt-out': 'Opt-out, after a restore',
};

/** What the account database has receipts of, and the portal knows nothing of any more. */
export function ForgottenRuns({ forgotten }: { forgotten: NonNullable<InstallationView['forgottenRuns']> }) {
  const { runs } = forgotten;
  return (
    <div role="status" className="mt-3 grid gap-2 border-t border-line pt-3">
      <p className="max-w-prose text-bad">
        The account database has receipts of {count(forgotten.count, 'run')} of requests that this portal does not know:
        its own database was restored from an older backup. What to do is in <code>docs/operate.md</code>, “When the
        portal is older than the account database”.
      </p>
      <details>
        <summary>{runs.length < forgotten.count ? `The latest ${runs.length}` : 'Which they are'}</summary>
        <ul className="mt-2 grid gap-1">
          {runs.map(({ run, act, at }) => (
            <li key={run} className="break-words">
              {acts[act] ?? act}, <Moment at={new Date(at)} />,{' '}
              <span className="font-mono text-xs break-all">{run}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
