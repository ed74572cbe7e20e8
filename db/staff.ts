import { type AnyColumn, and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Role } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import type { Database, Transaction } from './client.ts';
import { keyedHash } from './keys.ts';
import { household, person, staff } from './schema/index.ts';
import { openAddress } from './seal.ts';

export type StaffRow = typeof staff.$inferSelect;

/** Whose requests somebody keeps out of: their own, and their household's. */
const near = sql<Buffer[]>`array_append(
  ARRAY(SELECT ${household.emailIndex} FROM ${household} WHERE ${household.staffId} = ${staff.id}), ${person.emailIndex})`;

const columns = { staff, near, emailSealed: person.emailSealed };

export type Colleague = {
  id: string;
  name: string;
  role: Role;
  email: string;
  hasSecondFactor: boolean;
  /** How many addresses of their household are kept, by their keyed hashes. */
  household: number;
  createdAt: Date;
  disabledAt: Date | null;
};

type Near = { near: readonly Buffer[] };
type Locked = StaffRow & { near: Buffer[] };

/** Whether an address, by its index, is one's own or of one's household. */
export const isNear = ({ near }: Near, index: Buffer): boolean => near.some((one) => one.equals(index));

async function findLocked(tx: Transaction, id: string, strength: 'update' | 'share'): Promise<Locked | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .select(columns)
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(eq(staff.id, id))
    .for(strength, { of: staff });
  return row ? { ...row.staff, near: row.near } : null;
}

/** Somebody of the desk, whom nobody changes until the transaction ends; null for a stranger. */
export const lockStaff = (tx: Transaction, id: string): Promise<Locked | null> => findLocked(tx, id, 'update');

/** As `lockStaff`, but any number may hold it: what they may do cannot change meanwhile. */
export const holdStaff = (tx: Transaction, id: string): Promise<Locked | null> => findLocked(tx, id, 'share');

export async function findStaffByEmail(tx: Transaction, email: string): Promise<StaffRow | null> {
  const [row] = await tx
    .select({ staff })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(eq(person.emailIndex, keyedHash('email', email)));
  return row?.staff ?? null;
}

/** In SQL, as `isNear`, of somebody of the desk joined with their person. */
export const nearTo = (index: AnyColumn) => sql<boolean>`${index} = any (${near})`;

/** Everybody who is not shut out of the desk, with where they are written to. */
export const listWorking = (tx: Transaction) =>
  tx
    .select({ id: staff.id, role: staff.role, near, emailSealed: person.emailSealed })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(isNull(staff.disabledAt));

/** Everybody who works or worked at the desk, by name. */
export async function listStaff(tx: Database | Transaction): Promise<Colleague[]> {
  const rows = await tx.select(columns).from(staff).innerJoin(person, eq(person.id, staff.id)).orderBy(asc(staff.name));
  return rows.map(({ staff: { id, name, role, totpSealed, createdAt, disabledAt }, near, emailSealed }) => ({
    id,
    name,
    role,
    email: openAddress('person', emailSealed),
    hasSecondFactor: totpSealed !== null,
    household: near.length - 1,
    createdAt,
    disabledAt,
  }));
}

/** All active people of a role, locked in one order: of two that shut out each other at once, one waits and then sees it. */
export async function lockActive(tx: Transaction, role: Role): Promise<string[]> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, role), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
    .for('update');
  return rows.map(({ id }) => id);
}

/** Whether somebody works or worked at the desk. */
export async function isStaff(tx: Transaction, id: string): Promise<boolean> {
  return isUuid(id) && (await tx.$count(staff, eq(staff.id, id))) === 1;
}

/** Keeps whose requests a colleague works on none of, instead of those kept before. @returns whether they are others */
export async function replaceHousehold(tx: Transaction, staffId: string, emails: readonly string[]): Promise<boolean> {
  const before = await tx.delete(household).where(eq(household.staffId, staffId)).returning();
  const indexes = emails.map((email) => keyedHash('email', email));
  if (indexes.length > 0) await tx.insert(household).values(indexes.map((emailIndex) => ({ staffId, emailIndex })));
  return (
    before.length !== indexes.length || before.some((one) => !indexes.some((index) => index.equals(one.emailIndex)))
  );
}
