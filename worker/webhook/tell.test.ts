import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { letter } from '#db/schema/index';
import type { Webhook } from '#domain/webhooks';
import type { Mail } from '#emails/send';
import { organisation } from '#requests/organisation';
import { remindOther } from '#requests/remind-other';
import { viewRequest } from '#requests/view-request';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { notificationsOf, toldOf } from '#tests/told';
import { type Answer, hookSecret, isSigned, startHook } from '#tests/webhook-server';
import { deliver } from '../deliver.ts';

ownPortal('habeas_worker');

const noMail: Mail = {
  send: () => Promise.reject(new Error('a webhook’s notice went by mail')),
  close: () => {},
};

const variables = { HABEAS_WEBHOOKS_HERE: 'true', HABEAS_WEBHOOK_HOUSE: hookSecret };
Object.assign(process.env, variables);
afterEach(() => Object.assign(process.env, variables));

/** A deletion that the mail house is told of by its webhook, and the tries of it. */
async function told(answers: Answer[], more: Partial<Webhook> = { secret: 'HABEAS_WEBHOOK_HOUSE' }) {
  const hook = await startHook(answers);
  const { id, notificationId } = await toldOf(undefined, undefined, 'house');
  const url = `http://127.0.0.1:${hook.port}/privacy`;
  const webhooks: Record<string, Webhook> = { house: { url, ...more } };
  const letterOf = async () => (await notificationsOf(id))[0]?.letterId ?? '';
  return {
    ...{ id, notificationId, hook, webhooks, letterOf },
    tryAt: async (minutes: number) =>
      deliver({
        id: await letterOf(),
        mail: noMail,
        organisation: { ...organisation(), webhooks },
        now: () => later(minutes),
      }),
    row: async () => {
      const [row] = await database()
        .select()
        .from(letter)
        .where(eq(letter.id, await letterOf()));
      assert.ok(row);
      return { status: row.status, tries: row.tries, code: row.replyCode };
    },
  };
}

test('a recipient is told by its signed webhook, once, of what its letter would say and of nothing more', async (context) => {
  const { id, hook, tryAt, row, letterOf } = await told([200]);
  context.after(() => hook.stop());
  await tryAt(0);
  await tryAt(1);
  assert.deepEqual(await row(), { status: 'sent', tries: 1, code: 200 });
  const [one, ...others] = hook.received;
  assert.ok(one && others.length === 0);
  assert.ok(isSigned(one));
  assert.equal(isSigned({ ...one, body: `${one.body} ` }), false);
  assert.equal(one.headers['webhook-id'], `msg_${await letterOf()}`);
  assert.equal(one.headers['webhook-timestamp'], String(now.getTime() / 1000));
  const { type, timestamp, data } = JSON.parse(one.body);
  assert.deepEqual([type, timestamp], ['data-subject.delete', now.toISOString()]);
  const { reference, dueOn, ...rest } = data;
  assert.match(reference, /^[A-Z0-9-]+$/);
  assert.match(dueOn, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(rest, {
    organisation: organisation().name,
    answerTo: organisation().contact.email,
    known: [[{ label: 'Name', value: 'CANARY-NAME' }]],
    what: ['Lists'],
    corrected: [],
    isReminder: false,
  });
  assert.ok((await eventsOf(id)).includes('letter-sent'));
});

test('a server that fails is tried again later, under the same id and with the same body, until it takes it', async (context) => {
  const { hook, tryAt, row } = await told([500, 429, 204]);
  context.after(() => hook.stop());
  await tryAt(0);
  assert.deepEqual(await row(), { status: 'queued', tries: 1, code: 500 });
  await tryAt(1);
  await tryAt(6);
  assert.deepEqual(await row(), { status: 'sent', tries: 3, code: 204 });
  const [first, ...again] = hook.received;
  assert.ok(first && again.length === 2);
  assert.ok(hook.received.every(isSigned));
  for (const { headers, body } of again) {
    assert.deepEqual([headers['webhook-id'], body], [first.headers['webhook-id'], first.body]);
    assert.notEqual(headers['webhook-timestamp'], first.headers['webhook-timestamp']);
  }
});

test('F19: an address that redirects is refused at the first try, and staff are told', async (context) => {
  const { id, hook, tryAt, row } = await told([308, 200]);
  context.after(() => hook.stop());
  const actor = await makeStaff('reviewer');
  await tryAt(0);
  await tryAt(60);
  assert.deepEqual(await row(), { status: 'bounced', tries: 1, code: 308 });
  assert.equal(hook.received.length, 1);
  assert.ok((await eventsOf(id)).includes('letter-bounced'));
  const kinds = (await database().select().from(letter).where(eq(letter.requestId, id))).map(({ kind }) => kind);
  assert.ok(kinds.includes('staff-bounced'));
  const shown = await viewRequest({ actor, id, now });
  assert.ok(shown.ok);
  const byWebhook = shown.value.letters.filter(({ isByWebhook }) => isByWebhook).map(({ kind }) => kind);
  assert.deepEqual(byWebhook, ['recipient-notice'], 'and not as a letter');
});

test('F19: an address in this network is refused at the first try, and hears nothing', async (context) => {
  const { hook, tryAt, row } = await told([200]);
  context.after(() => hook.stop());
  process.env.HABEAS_WEBHOOKS_HERE = 'false';
  await tryAt(0);
  assert.deepEqual(await row(), { status: 'bounced', tries: 1, code: null });
  assert.deepEqual(hook.received, []);
});

test('a webhook that is gone, or no longer in the organisation file, is not tried again', async (context) => {
  const gone = await told([410, 200]);
  const taken = await told([200]);
  context.after(() => Promise.all([gone.hook.stop(), taken.hook.stop()]));
  await gone.tryAt(0);
  assert.deepEqual(await gone.row(), { status: 'bounced', tries: 1, code: 410 });
  delete taken.webhooks.house;
  await taken.tryAt(0);
  assert.deepEqual(await taken.row(), { status: 'bounced', tries: 1, code: null });
});

test('without its secret nothing is sent unsigned; it waits until there is one', async (context) => {
  const { hook, tryAt, row } = await told([200]);
  context.after(() => hook.stop());
  for (const bad of ['', 'not a secret', 'whsec_c2hvcnQ=']) {
    process.env.HABEAS_WEBHOOK_HOUSE = bad;
    await tryAt(0);
  }
  assert.deepEqual([await row(), hook.received], [{ status: 'queued', tries: 3, code: null }, []]);
  process.env.HABEAS_WEBHOOK_HOUSE = hookSecret;
  await tryAt(30);
  assert.equal((await row()).status, 'sent');
});

test('the secret may lie in a file', async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-secret-'));
  const secretFile = path.join(folder, 'house');
  writeFileSync(secretFile, `${hookSecret}\n`);
  const { hook, tryAt } = await told([200], { secretFile });
  context.after(async () => {
    await hook.stop();
    rmSync(folder, { recursive: true });
  });
  await tryAt(0);
  assert.ok(hook.received[0] && isSigned(hook.received[0]));
});

test('after five days a webhook is given up, and staff see that it did not arrive', async (context) => {
  const { id, hook, tryAt, row } = await told([503]);
  context.after(() => hook.stop());
  await tryAt(5 * 24 * 60);
  assert.deepEqual(await row(), { status: 'given-up', tries: 1, code: 503 });
  assert.equal((await notificationsOf(id))[0]?.letter, 'given-up');
});

test('a reminder goes by the webhook too, under an id of its own', async (context) => {
  const { id, notificationId, hook, tryAt } = await told([200]);
  context.after(() => hook.stop());
  await tryAt(0);
  const actor = await makeStaff('reviewer');
  assert.equal(codeOf(await remindOther({ actor, id, notificationId, now: later(24 * 60) })), 'ok');
  await tryAt(24 * 60);
  const [first, second] = hook.received;
  assert.ok(first && second);
  assert.notEqual(second.headers['webhook-id'], first.headers['webhook-id']);
  assert.equal(JSON.parse(second.body).data.isReminder, true);
});
