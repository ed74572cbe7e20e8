import type { SettingsState } from '#domain/settings';
import { Tag } from '../../../ui/tag.tsx';

const stateWords: Record<SettingsState, string> = {
  draft: 'Draft',
  offered: 'To be published',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

/** Where a version stands. */
export function Standing({
  state,
  isFound,
  isInForce,
  isPending,
}: {
  state: SettingsState;
  /** It was in the folder, and nobody published it here. */
  isFound: boolean;
  isInForce: boolean;
  isPending: boolean;
}) {
  if (isInForce)
    return (
      <Tag small tone="good">
        In force
      </Tag>
    );
  if (isPending)
    return (
      <Tag small tone="warn">
        Published, not yet in force
      </Tag>
    );
  return (
    <Tag small tone={state === 'offered' ? 'accent' : 'plain'}>
      {isFound ? 'Found' : stateWords[state]}
    </Tag>
  );
}

/** What the operator types, so that what was published takes effect. */
export function HowToApply() {
  return (
    <p role="status">
      Published, not yet in force. Whoever runs the installation types{' '}
      <code className="font-mono text-xs">npm run habeas -- settings apply</code>, reads what changes, and starts web
      and worker anew.
    </p>
  );
}
