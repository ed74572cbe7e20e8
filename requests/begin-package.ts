import { inTransaction } from '#db/client';
import { startPackage } from '#db/package';
import { organisation } from './organisation.ts';

/** Begins a package of a run; with the first, what an earlier try left unfinished goes. @returns its id and its last moment */
export async function beginPackage(of: {
  requestId: string;
  runId: string;
  /** From 1. */
  part: number;
  now: Date;
}): Promise<{ id: string; expiresAt: Date }> {
  const expiresAt = new Date(of.now.getTime() + organisation().packageDays * 86_400_000);
  const id = await inTransaction((tx) => startPackage(tx, { ...of, expiresAt }));
  return { id, expiresAt };
}
