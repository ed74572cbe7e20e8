/** What the tests of routes share: the installation with requests, the build's own lists, and who is named for a route. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { roles } from '#domain/roles';
import { type Installation, type Knocker, openWithRequests, type packageOf } from './installation.ts';
import type { Listed } from './routes.ts';

const root = path.resolve(import.meta.dirname, '..');

export let on: Installation;
/** Of the visitor: in review with a plan, and done with a package. */
export let deletion: string;
let copy: Awaited<ReturnType<typeof packageOf>>;

/** Opens it before the first test of a file. */
export function ownInstallation(): void {
  before(async () => {
    ({ on, copy, deletion } = await openWithRequests());
  });
  after(() => on.close());
}

export const built = (file: string) => JSON.parse(readFileSync(path.join(root, '.next', file), 'utf8'));
export const isRole = (who: Knocker) => roles.some((role) => role === who);

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: object }>; edge: object };
export const actions = () =>
  Object.entries((built('server/server-reference-manifest.json') as Manifest).node).map(
    ([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${filename}#${exportedName}`,
      page: `/${Object.keys(workers)[0]?.replace(/^app\/|\/?page$/g, '')}`,
    }),
  );
export type Action = ReturnType<typeof actions>[number];

export const isAction = ({ route }: Listed) => route.includes('#');

/** A listed address with ids in place of its parameters, and what a page has to be told to be one. */
export function filledIn(route: string): string {
  const ids = route.replace('[id]', /package|collect/.test(route) ? copy.id : deletion);
  const address = ids
    .replace('[packageId]', copy.packageId)
    .replace('[fileId]', randomUUID())
    .replace(/\[(bulk|list|import|version)Id\]/, randomUUID())
    .replace('[status]', '404');
  return route === '/request/correct/value' ? `${address}?field=accounts.city` : address;
}

export const isNamed = ({ who }: Listed, knocker: Knocker): boolean => {
  if (who.includes('everybody')) return true;
  if (/visitor/.test(knocker)) return who.includes('person');
  return who.includes(knocker === 'staff before the second factor' ? 'half' : knocker);
};

export const refusedAtDesk = (who: Knocker): number => (who === 'nobody' ? 401 : /visitor/.test(who) ? 404 : 403);
