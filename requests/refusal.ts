import { ok, type Result } from '#domain/problems';
import { readReason } from './reason.ts';

/** On which ground something is refused, and why in words for the person; of both, what is missing is told at once. */
export function readRefusal(typed: { ground?: unknown; reason?: unknown }): Result<{ ground: string; reason: string }> {
  const ground = typeof typed.ground === 'string' ? typed.ground.trim() : '';
  const reason = readReason(typed.reason);
  if (ground !== '') return reason.ok ? ok({ ground, reason: reason.value }) : reason;
  return { ok: false, problems: [{ code: 'ground-missing', field: 'ground' }, ...(reason.ok ? [] : reason.problems)] };
}
