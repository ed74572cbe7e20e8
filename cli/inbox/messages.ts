import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';

/** What a list shows. The envelope is what the mail server was told; the headers may say otherwise. */
export type Summary = {
  id: string;
  receivedAt: string;
  envelope: { from: string; to: string[] };
  from: string;
  subject: string;
};

export type Message = Summary & {
  text: string;
  html: string | null;
  headers: { name: string; value: string }[];
  attachments: { filename: string | null; mimeType: string; bytes: number }[];
};

/** The kept messages: one `.eml` as received and one `.json` with its summary each, under one folder. */
export type Messages = {
  add(raw: Buffer, envelope: Summary['envelope'], now: Date): Promise<Summary>;
  /** Newest first; `to` is compared with the envelope's recipients, whatever the case. */
  list(to?: string): Summary[];
  read(id: string): Promise<Message | null>;
  /** As it came over the wire. */
  readRaw(id: string): Buffer | null;
  clear(): void;
};

const parse = (raw: Buffer) => PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });

function readSummaries(folder: string): Map<string, Summary> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const summaries = files.map((file): Summary => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  return new Map(summaries.map((summary) => [summary.id, summary]));
}

/** The summary is written last and in one step: a message without one was never acknowledged. */
function write(folder: string, raw: Buffer, summary: Summary): void {
  const file = path.join(folder, summary.id);
  writeFileSync(`${file}.eml`, raw, { mode: 0o600 });
  writeFileSync(`${file}.part`, JSON.stringify(summary), { mode: 0o600 });
  renameSync(`${file}.part`, `${file}.json`);
}

async function readMessage(summary: Summary, raw: Buffer): Promise<Message> {
  const mail = await parse(raw);
  return {
    ...summary,
    text: mail.text ?? '',
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
    })),
  };
}

/** Opens the folder of messages, making it when there is none. */
export function openMessages(folder: string): Messages {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const summaries = readSummaries(folder);
  const rawOf = (id: string): Buffer => readFileSync(path.join(folder, `${id}.eml`));
  return {
    add: async (raw, envelope, now) => {
      const mail = await parse(raw);
      // Ids sort by time; no client ever chooses one, so they are safe as file names.
      const id = `${now.getTime()}-${randomBytes(4).toString('hex')}`;
      const from = mail.from?.name ? `${mail.from.name} <${mail.from.address ?? ''}>` : (mail.from?.address ?? '');
      const summary = { id, receivedAt: now.toISOString(), envelope, from, subject: mail.subject ?? '(no subject)' };
      write(folder, raw, summary);
      summaries.set(id, summary);
      return summary;
    },
    list: (to) => {
      const wanted = to?.trim().toLowerCase();
      const newestFirst = [...summaries.values()].reverse();
      return wanted
        ? newestFirst.filter(({ envelope }) => envelope.to.some((one) => one.toLowerCase() === wanted))
        : newestFirst;
    },
    read: async (id) => {
      const summary = summaries.get(id);
      return summary ? readMessage(summary, rawOf(id)) : null;
    },
    readRaw: (id) => (summaries.has(id) ? rawOf(id) : null),
    clear: () => {
      for (const id of summaries.keys()) {
        for (const kind of ['json', 'eml']) rmSync(path.join(folder, `${id}.${kind}`), { force: true });
      }
      summaries.clear();
    },
  };
}
