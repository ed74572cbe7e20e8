/** One JSON line an entry. Ids, counts and codes only. */
export function say(level: 'info' | 'warning' | 'error', entry: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, program: 'worker', ...entry })}\n`);
}
