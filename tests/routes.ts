/** The routes that the code has, and those that docs/routes.md lists with who may call them. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export type Listed = { route: string; who: string[] };

/** The lines of docs/routes.md. */
export function listedRoutes(): Listed[] {
  const lines = readFileSync(path.join(root, 'docs/routes.md'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, route, , who] = /^\| `(.+?)` \| (.+?) \| (.+?) \|$/.exec(line) ?? [];
    return route && who ? [{ route, who: who.split(', ') }] : [];
  });
}

const addressOf = (file: string) => `/${path.dirname(file).replace(/^app\/?/, '')}`;

/** Names of the functions that a file with 'use server' offers to anybody who can post. */
const actionsIn = (text: string) =>
  [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].flatMap(([, name]) => (name ? [name] : []));

/** Every page and endpoint as its address, every server action as `file#name`. */
export function codedRoutes(): string[] {
  const files = globSync(['app/**/*.{ts,tsx}', 'app/.*/**/*.ts'], { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  return files.flatMap((file) => {
    if (/\/(page\.tsx|route\.ts)$/.test(file)) return [addressOf(file)];
    const text = readFileSync(path.join(root, file), 'utf8');
    return /^'use server';/m.test(text) ? actionsIn(text).map((name) => `${file}#${name}`) : [];
  });
}

/** Server actions that are declared without any parameter. */
export function actionsWithoutForm(): string[] {
  return globSync('app/**/*.ts', { cwd: root }).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const found = /^'use server';/m.test(text)
      ? text.matchAll(/^export (?:async function|const) (\w+)[^(]*\(\)/gm)
      : [];
    return [...found].map(([, name]) => `${file}#${name}`);
  });
}
