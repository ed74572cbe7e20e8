import path from 'node:path';
import type { ClientBase } from 'pg';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withAccount } from '#cli/running/account';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { loadMap } from '#datamap/load';
import { own } from '#datamap/names';
import { makePlan } from '#datamap/plan';
import { type Rehearsal, rehearse } from '#datamap/rehearse';
import type { Step } from '#datamap/run';
import { canonicalAddress } from '#domain/address';
import { objectedTo } from '#domain/objected';
import type { Policy } from '#domain/plan';
import { readOrganisation } from '#requests/organisation';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- map rehearse --email ADDRESS [--scope NAME [--policy VERSION]] [--erase] [--json]

Prints per table the rows that a request of this address would find, and what a deletion would do with them.
  --scope   a scope of the map instead of everything
  --policy  the version that is objected to, where the scope takes what was collected before one; the last, if left out
  --erase   erase for real in a transaction that is rolled back
  --json    one JSON object`;

const options = {
  email: { type: 'string' },
  scope: { type: 'string', default: 'everything' },
  policy: { type: 'string' },
  erase: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Prints what a request of this address would find and what a deletion would do. Nothing stays changed. */
async function run(words: string[]): Promise<void> {
  const { email, scope, policy: version, erase, json } = readOptions(words, options);
  const address = canonicalAddress(email ?? '');
  if (!address.ok) throw new Refusal('--email needs one plain address, such as ann@mail.example.');
  await withAccount(async ({ folder, client }) => {
    const checked = checkMap(loadMap(path.join(folder, 'datamap.yaml')), await readCatalogue(client));
    if (scope !== 'everything' && !own(checked.map.scopes, scope)) {
      const known = ['everything', ...Object.keys(checked.map.scopes)].join(', ');
      throw new Refusal(`--scope: the map has no scope ${JSON.stringify(scope)}; it has ${known}.`);
    }
    const policy = own(checked.map.scopes, scope)?.collected ? policyOf(folder, version) : undefined;
    const rehearsal = await rehearsed(client, checked, { email: address.value, scope, policy, erase });
    const out = outcome(rehearsal, erase);
    console.log(json ? JSON.stringify(out) : table(out));
  });
}

/** @throws Refusal when the organisation file has no such change of policy */
function policyOf(folder: string, version: string | undefined): Policy {
  const { policies } = readOrganisation(folder);
  const policy = objectedTo(policies, version);
  if (policy && (version === undefined || policy.version === version)) return policy;
  const known = policies.map((one) => one.version).join(', ') || 'none';
  throw new Refusal(`--policy: this scope counts from a change of policy; the organisation file has ${known}.`);
}

type Wanted = { email: string; scope: string; policy: Policy | undefined; erase: boolean };

async function rehearsed(
  client: ClientBase,
  checked: CheckedMap,
  { email, scope, policy, erase }: Wanted,
): Promise<Rehearsal> {
  const asked = { identities: identitiesOf(checked, email), at: new Date(), scope, policy };
  if (erase) return rehearse(client, checked, asked);
  return { plan: await makePlan(client, checked, { ...asked, request: 'rehearsal', kind: 'delete' }), steps: [] };
}

/** The map may call its e-mail identity what it likes. */
function identitiesOf({ map }: CheckedMap, email: string): Record<string, string[]> {
  const names = Object.entries(map.identities).filter(([, { normalise }]) => normalise === 'email');
  return Object.fromEntries(names.map(([name]) => [name, [email]]));
}

/** Per table of the map: found, shared with others, erased, reduced, kept. After `--erase` as the database counted. */
function outcome({ plan: { scope, persons, tables, questions }, steps }: Rehearsal, erase: boolean) {
  const done = (act: Step['act'], table: string) =>
    steps.filter((step) => step.act === act && step.table === table).reduce((sum, { rows }) => sum + rows, 0);
  return {
    rolledBack: erase,
    scope,
    persons,
    tables: tables.map(({ table, found, mentioned, erased, reduced, kept }) => ({
      table,
      found,
      mentioned,
      erased: erase ? done('erase', table) : erased,
      reduced: erase ? done('reduce', table) : reduced,
      kept,
    })),
    questions,
  };
}

function table({ persons, tables, questions, rolledBack }: ReturnType<typeof outcome>): string {
  const head = ['table', 'found', 'shared', 'erased', 'reduced', 'kept'];
  const rows = tables.map((one) => [
    one.table,
    ...[one.found, one.mentioned, one.erased, one.reduced, one.kept.reduce((sum, { rows }) => sum + rows, 0)].map(
      String,
    ),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [
    [head, ...rows].map(line).join('\n'),
    '',
    `${persons} ${persons === 1 ? 'person' : 'persons'}. ${rolledBack ? 'All of it was rolled back.' : 'Nothing was changed.'}`,
    ...questions.map(({ words }) => `Question: ${words}`),
  ].join('\n');
}

export default { usage, run } satisfies Command;
