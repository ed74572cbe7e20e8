import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApprovalCase, approvalsLacking, isExpedited, isPrepared, type NamedApproval } from './approvals.ts';

const by = (staffId: string, kind: NamedApproval['kind'], more: Partial<NamedApproval> = {}): NamedApproval => ({
  kind,
  staffId,
  digest: 'd',
  role: 'approver',
  disabledAt: null,
  isNear: false,
  ...more,
});
const lacking = (approvals: NamedApproval[], more: Partial<ApprovalCase> = {}) =>
  approvalsLacking({ kind: 'delete', strict: false, requesterId: 'ann', digest: 'd', approvals, ...more });

test('a deletion needs one who prepares and another who approves', () => {
  assert.equal(lacking([]), 2);
  assert.equal(lacking([by('p', 'prepare', { role: 'reviewer' })]), 1);
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve')]), 0);
});

test('E3: nobody counts twice, neither by two names nor as preparer and approver', () => {
  assert.equal(lacking([by('p', 'prepare'), by('p', 'approve')]), 1);
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve'), by('q', 'approve')], { strict: true }), 1);
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve'), by('r', 'approve')], { strict: true }), 0);
});

test('E3: the person concerned does not approve', () => {
  assert.equal(lacking([by('p', 'prepare'), by('ann', 'approve')]), 1);
});

test('E4: a name under another digest does not count', () => {
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve', { digest: 'e' })]), 1);
});

test('E5: an approver who was disabled or demoted since does not count', () => {
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve', { disabledAt: new Date(0) })]), 1);
  assert.equal(lacking([by('p', 'prepare'), by('q', 'approve', { role: 'reviewer' })]), 1);
});

test('E10: who is known since to live with the person counts no more', () => {
  const near = { isNear: true };
  assert.equal(lacking([by('p', 'prepare', near), by('q', 'approve', near)]), 2);
  const names = { requesterId: null, digest: 'd' };
  assert.equal(isPrepared({ ...names, approvals: [by('p', 'prepare', near)] }), false);
  assert.equal(isExpedited({ ...names, approvals: [by('p', 'expedite'), by('q', 'expedite', near)] }), false);
});

test('a copy needs one approval and nobody who prepares', () => {
  assert.equal(lacking([by('q', 'approve')], { kind: 'access' }), 0);
  assert.equal(lacking([], { kind: 'access' }), 1);
});

test('two different people cut the cooling-off short, one does not', () => {
  const expedited = (approvals: NamedApproval[]) => isExpedited({ requesterId: 'ann', digest: 'd', approvals });
  assert.equal(expedited([by('p', 'expedite'), by('p', 'expedite')]), false);
  assert.equal(expedited([by('p', 'expedite'), by('q', 'expedite')]), true);
});

test('A4: who picked the person out of several does not approve', () => {
  const more = { kind: 'access', chooserId: 'q' } as const;
  assert.equal(lacking([by('q', 'approve')], more), 1);
  assert.equal(lacking([by('q', 'approve'), by('r', 'approve')], more), 0);
});
