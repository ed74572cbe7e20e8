import type { Organisation } from './organisation.ts';

/** The map's opt-out that prevents a planned sharing. */
export const sharingOptOut = 'sharing';

export type Sharing = Organisation['sharings'][number];

/** The planned sharing of that name, or null. */
export const sharingNamed = ({ sharings }: Pick<Organisation, 'sharings'>, id: unknown): Sharing | null =>
  sharings.find((one) => one.id === id) ?? null;
