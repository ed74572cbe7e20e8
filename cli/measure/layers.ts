/** Who may import whom: the directions of the layout, and no cycles. */
import path from 'node:path';
import type { Source } from './source.ts';

/** What each folder may import besides itself. A root file such as `env.ts` stands by itself. */
const allowed: Record<string, readonly string[]> = {
  app: ['requests', 'domain', 'env'],
  requests: ['domain', 'db', 'emails', 'env'],
  domain: [],
  db: ['domain', 'env'],
  datamap: ['domain'],
  emails: ['domain'],
  worker: ['requests', 'domain', 'db', 'datamap', 'emails', 'cli', 'env'],
  cli: ['requests', 'domain', 'db', 'datamap', 'emails', 'worker', 'examples', 'env'],
  examples: [],
  env: [],
};

/** The rules are pure: of what is not ours they may import zod alone. */
const packagesOfDomain = ['zod'];

/** Tests stand beside what they test and may bring everything together. */
const isTest = (file: string): boolean => /^tests\/|\.test\.tsx?$/.test(file);

const layerOf = (file: string): string => file.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';

/** The file that an import names, or null for a package or one of Node's own. */
function resolveImport(from: string, request: string): string | null {
  if (request === '#env') return 'env.ts';
  if (request.startsWith('#')) return `${request.slice(1)}.ts`;
  return request.startsWith('.') ? path.posix.join(path.posix.dirname(from), request) : null;
}

function violationsOf({ file, imports }: Source): string[] {
  if (isTest(file)) return [];
  const from = layerOf(file);
  return imports.flatMap((request) => {
    const target = resolveImport(file, request);
    if (target === null)
      return from === 'domain' && !packagesOfDomain.includes(request) ? [`${file} imports ${request}`] : [];
    const to = layerOf(target);
    return to === from || allowed[from]?.includes(to) ? [] : [`${file} imports ${target}`];
  });
}

/** Each import against the directions, as `requests/file.ts imports app/page.tsx`. */
export const findViolations = (sources: Source[]): string[] => sources.flatMap(violationsOf);

/** Each cycle once, as the files that import one another, the first one again at the end. */
export function findCycles(sources: Source[]): string[][] {
  const graph = new Map(
    sources.map(({ file, imports }) => [file, imports.flatMap((one) => resolveImport(file, one) ?? [])]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, above: string[]) => {
    const at = above.indexOf(file);
    if (at >= 0) return void cycles.push([...above.slice(at), file]);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...above, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
