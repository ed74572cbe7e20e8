import type { Role } from './roles.ts';

/** Someone who proved a mailbox in this browser. */
export type PersonActor = { kind: 'person'; personId: string; sessionId: string; email: string; provenAt: Date };

/** A member of staff who gave the second factor. */
export type StaffActor = {
  kind: 'staff';
  staffId: string;
  sessionId: string;
  name: string;
  role: Role;
  secondFactorAt: Date;
};

/** Who does something; every event names one. `nobody`: a visitor who proved nothing. */
export type Actor = PersonActor | StaffActor | { kind: 'nobody' } | { kind: 'worker' } | { kind: 'operator' };

/** The id under which events know an actor. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'staff' ? actor.staffId : null;
}
