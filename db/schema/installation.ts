import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Certificates } from '#domain/certificates';
import type { ClockSkew } from '#domain/clock-skew';
import type { Forgotten } from '#domain/forgotten';
import type { MapFace } from '#domain/map-face';
import type { MapPicture } from '#domain/map-picture';
import type { QueueStanding } from '#domain/queue-standing';
import type { SelfTest } from '#domain/self-test';
import { instant } from './columns.ts';
import { staff } from './people.ts';

/** This installation, one row. New ones are disarmed: they plan and rehearse, and purge nothing until an admin arms them. */
export const installation = pgTable(
  'installation',
  {
    one: integer().primaryKey().default(1),
    armedAt: instant('armed_at'),
    armedBy: uuid('armed_by').references(() => staff.id),
    /** What the web process may know of the data map; the worker writes it at start. */
    mapFace: jsonb('map_face').$type<MapFace>(),
    mapHash: text('map_hash'),
    mapProblems: jsonb('map_problems').$type<string[]>().notNull().default([]),
    /** Those problems that mean that the database is no longer what the map describes: deletions wait for them. */
    mapDrift: jsonb('map_drift').$type<string[]>().notNull().default([]),
    /** The map drawn, for admins alone. */
    mapPicture: jsonb('map_picture').$type<MapPicture>(),
    mapCheckedAt: instant('map_checked_at'),
    workerSeenAt: instant('worker_seen_at'),
    /** Whether the worker's last look at the mail server and the account database found them. */
    mailSeenAt: instant('mail_seen_at'),
    accountSeenAt: instant('account_seen_at'),
    /** How far the databases' clocks were ahead of the worker's then. */
    clockSkew: jsonb('clock_skew').$type<ClockSkew>(),
    /** What waited in the queue then. */
    queue: jsonb('queue').$type<QueueStanding>(),
    /** Until when the certificates are valid that the worker saw last. */
    certificates: jsonb('certificates').$type<Certificates>(),
    /** Since when the account database lacks receipts that we hold: it was restored from a backup, and erased people are back. */
    restoredSeenAt: instant('restored_seen_at'),
    /** What the account database has receipts of and this one knows nothing of: this one was restored from a backup. */
    forgottenRuns: jsonb('forgotten_runs').$type<Forgotten>(),
    /** Requests whose runs failed in the account database since the last run that did not. */
    failingRequests: uuid('failing_requests').array().notNull().default([]),
    /** Since when no run begins, until somebody has looked, and the failure that was the last of them. */
    runsPausedAt: instant('runs_paused_at'),
    runsPausedFor: text('runs_paused_for'),
    /** How the last self-test went, since when there has to be one, and when admins last got a letter about it. */
    selfTest: jsonb('self_test').$type<SelfTest>(),
    selfTestSince: instant('self_test_since'),
    selfTestToldAt: instant('self_test_told_at'),
  },
  (table) => [check('installation_one_row', sql`${table.one} = 1`)],
);
