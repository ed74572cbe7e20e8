import type { Organisation } from '#domain/organisation';
import type { Role } from '#domain/roles';

export type ExampleColleague = { email: string; name: string; role: Role };

const people: { box: string; name: string; role: Role }[] = [
  { box: 'viewer', name: 'Vera Lindt', role: 'viewer' },
  { box: 'reviewer', name: 'Rafael Moss', role: 'reviewer' },
  { box: 'approver', name: 'Ada Pryce', role: 'approver' },
  // Some things need two approvers, and nobody approves what they prepared.
  { box: 'approver2', name: 'Abel Frost', role: 'approver' },
  { box: 'auditor', name: 'Uma Dale', role: 'auditor' },
  { box: 'admin', name: 'Kim Arden', role: 'admin' },
];

/** The made-up people at an example's desk: each role once, approvers twice. */
export const exampleStaff = ({ slug }: Organisation): ExampleColleague[] =>
  people.map(({ box, name, role }) => ({ email: `${box}@${slug}.example`, name, role }));
