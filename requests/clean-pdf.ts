import { spawn } from 'node:child_process';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { stands } from '#domain/files/octets';
import { ok, type Result, refused } from '#domain/problems';
import { alone } from './alone.ts';

/** For the largest file; what takes longer was made to. */
const atMostSeconds = 20;
const atMostMegabytes = 384;

/** Of a file that has a password. */
const locked = 3;

/**
 * The same pages of a new file: without what the document says of its maker, scripts and other actions, files inside it,
 * earlier states of it, and what no page leads to. Parsed in a process of its own: a file that keeps the parser busy, or
 * gets the better of it, reaches nothing.
 * @param seconds after which it is given up
 * @returns the problem `attachment-locked` or `attachment-not-readable`
 * @see ISO 32000-1 § 7.5, § 12.6, § 14.3
 */
export async function cleanPdf(octets: Uint8Array, seconds = atMostSeconds): Promise<Result<Uint8Array>> {
  if (!stands(octets, 0, '%PDF-')) return refused('attachment-not-readable', 'file');
  const root = process.cwd();
  const child = spawn(
    process.execPath,
    [...alone(root, atMostMegabytes), path.join(root, 'requests/clean-pdf-apart.ts')],
    {
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  // One that ends before it has read everything has said no: its code tells which.
  child.stdin.on('error', () => undefined).end(octets);
  const [out, code] = await Promise.all([buffer(child.stdout), ended]);
  if (code === 0 && out.length > 0) return ok(out);
  return refused(code === locked ? 'attachment-locked' : 'attachment-not-readable', 'file');
}
