import { type ExportRun, exportPackage } from '#datamap/export';
import type { PackageFacts } from '#datamap/export-html';
import type { GivenFile } from '#datamap/given-file';
import type { Taker } from '#datamap/package';
import { packageWords } from '#datamap/package-words';
import { database, inTransaction } from '#db/client';
import { listTasks } from '#db/outside';
import { listFiles, openFile } from '#db/outside-file';
import { sealChunks } from '#db/package';
import { listRedactions, type RedactionRow } from '#db/redaction';
import { listRefusedParts } from '#db/refused-part';
import { answersOf, type OpenedRequest } from '#db/request';
import { updateProgress } from '#db/run';
import { grantedData } from '#domain/asked-data';
import { dayOf } from '#domain/clock';
import { copyOutcome, heldForOthers } from '#domain/outcome';
import { beginPackage } from '#requests/begin-package';
import { outsideDone } from '#requests/end-request';
import { handOver, type Packed } from '#requests/finish-package';
import { finishPlanned, finishRun } from '#requests/finish-run';
import { lawsOf, regulatorOf } from '#requests/laws-of';
import { noteFilesInCopy } from '#requests/notes-in-copy';
import { organisation } from '#requests/organisation';
import { ownRecords } from '#requests/own-records';
import type { TakenUp } from '#requests/take-up-run';
import { Failure } from '../failure.ts';
import { identitiesOf } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { factsOf, withOthers, withOutside, withRedacted, withRefused } from './facts.ts';
import type { RunTask } from './run-task.ts';

/** Makes the person's copy: streamed from one snapshot, sealed piece by piece, reachable only when it is whole. */
export const copy: RunTask = async (taken, surroundings) => {
  const { about, run, plan } = taken;
  const { now } = surroundings;
  const refused = await listRefusedParts(database(), about);
  const outcome = refused.length > 0 ? 'in-part' : copyOutcome(plan.body);
  const finished = { requestId: about.id, runId: run.id, signed: null, outcome };
  const files = await filesOf(about);
  // Found by hand, though the database has nothing.
  if (outcome === 'nothing-found' && files.length === 0) {
    await finishPlanned({ ...finished, now: now() }, { categories: [], corrected: [] });
    return;
  }
  const packed: Packed[] = [];
  const seal: Taker = async (octets) => {
    const part = { requestId: about.id, runId: run.id, part: packed.length + 1, now: now() };
    const begun = await beginPackage(part);
    const sealed = await sealChunks(database(), { packageId: begun.id, key: about.key }, octets);
    packed.push({ ...begun, ...sealed });
  };
  const noted = await noteFilesInCopy(about);
  await write({ ...taken, files: [...files, ...noted] }, seal, surroundings);
  const at = now();
  await finishRun({ ...finished, now: at }, handOver(packed, at));
};

type WithFiles = TakenUp & { files: GivenFile[] };

/** What work outside the database brought up, each under the title of its work. */
async function filesOf(about: OpenedRequest): Promise<GivenFile[]> {
  const tasks = await listTasks(database(), about);
  return (await listFiles(database(), about)).map(({ id, taskId, name, size }) => ({
    ...{ name, size, title: tasks.find((task) => task.id === taskId)?.title ?? '' },
    open: () => openFile(database(), about, id),
  }));
}

async function write(
  { about, run, plan, files }: WithFiles,
  seal: Taker,
  { account, now }: Surroundings,
): Promise<void> {
  const checked = account.checked();
  const today = dayOf(now(), organisation().timeZone);
  const records = await ownRecords(about, today);
  const parts = await listRefusedParts(database(), about);
  const leftOut = parts.map(({ category, article }) => ({
    category: checked.map.categories[category] ?? category,
    article,
  }));
  const regulator = regulatorOf(await lawsOf(database(), about));
  const redacted = await listRedactions(database(), about);
  const first = withRedacted(factsOf(about, today, { disclosures: records.disclosures, regulator }), redacted);
  const known = withRefused(first, leftOut);
  const byHand = await inTransaction((tx) => outsideDone(tx, about));
  const facts = withOutside(withOthers(known, heldForOthers(plan.body.tables)), byHand);
  const progress = plan.body.tables.filter(({ exported }) => exported > 0).map(progressLine);
  const onTable = async (table: string, rows: number) => {
    const line = progress.find((one) => one.table === table);
    if (line) line.done = rows;
    await updateProgress(database(), run.id, progress);
  };
  const identities = identitiesOf(about);
  const refused = parts.map(({ category }) => category);
  const { data: asked, ...look } = askedBy(about);
  const data = grantedData(asked, refused, Object.keys(checked.map.categories));
  const redactions = redactionsOf(redacted, facts);
  const wanted = { plan: plan.body, identities, data, ...look, facts, records, files, redactions, now: now(), onTable };
  const exported = await account.with((client) => exportPackage(client, checked, wanted, seal));
  if (!exported.done) throw new Failure(exported.refusal);
}

/** None leaves the statements as they are. */
const redactionsOf = (rows: RedactionRow[], { language }: PackageFacts): ExportRun['redactions'] =>
  rows.length > 0 ? { all: rows.map(({ body }) => body), mark: packageWords(language).t('redacted.mark') } : undefined;

const progressLine = ({ table, exported }: { table: string; exported: number }) => ({ table, done: 0, of: exported });

/** What goes in, and how it is wanted. */
function askedBy(about: OpenedRequest): { data: string[] } & Pick<ExportRun, 'format' | 'atMost'> {
  const asked = answersOf(about);
  if (asked.kind !== 'access') return { data: [] };
  const { categories: data, format, packageSize } = asked;
  return { data, format, atMost: packageSize && packageSize * 1_000_000 };
}
