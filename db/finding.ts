import { and, asc, eq, gt } from 'drizzle-orm';
import { type Finding, finding as schema } from '#domain/finding';
import type { Transaction } from './client.ts';
import { finding } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

const context = (requestId: string, table: string) => `request:${requestId}:finding:${table}`;

/** Puts a request's findings in place of earlier ones. */
export async function replaceFindings(
  tx: Transaction,
  { requestId, key, findings, expiresAt }: { requestId: string; key: Buffer; findings: Finding[]; expiresAt: Date },
): Promise<void> {
  await tx.delete(finding).where(eq(finding.requestId, requestId));
  if (findings.length === 0) return;
  await tx.insert(finding).values(
    findings.map((one) => ({
      requestId,
      tableName: one.table,
      rowCount: one.found + one.mentioned,
      bodySealed: sealJson(key, context(requestId, one.table), one),
      expiresAt,
    })),
  );
}

/** The findings that may still be looked at, by table. */
export async function listFindings(
  tx: Transaction,
  { requestId, key, now }: { requestId: string; key: Buffer; now: Date },
): Promise<Finding[]> {
  const rows = await tx
    .select({ tableName: finding.tableName, bodySealed: finding.bodySealed })
    .from(finding)
    .where(and(eq(finding.requestId, requestId), gt(finding.expiresAt, now)))
    .orderBy(asc(finding.tableName));
  return rows.map(({ tableName, bodySealed }) => unsealJson(key, context(requestId, tableName), bodySealed, schema));
}
