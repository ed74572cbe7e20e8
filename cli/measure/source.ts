import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type TSAsExpression, Visitor } from 'oxc-parser';

/** One source file, as the rules and the figures see it. */
export type Source = {
  /** From the project's root, e.g. `domain/clock.ts`. */
  file: string;
  lines: number;
  /** Of those, lines that hold nothing but comment. */
  commentLines: number;
  /** Lines that hold nothing at all. */
  blankLines: number;
  /** Every module that it imports, types included, as written. */
  imports: string[];
  /** How many names it exports, types among them: each is one more thing that others may lean on. */
  exports: number;
  /** Lines of each function, from its first to its last. */
  functions: number[];
  /** How often the type `any` is written. */
  anys: number;
  /** Type assertions: `x as T`, but not `as const`. */
  assertions: number;
  /** Comments that switch the compiler off. */
  ignores: number;
};

const root = path.resolve(import.meta.dirname, '../..');

const outside = new Set([
  'node_modules',
  '.next',
  '.git',
  '.habeas',
  'test-results',
  'playwright-report',
  'next-env.d.ts',
]);

/** Every TypeScript file of the project. */
export const listSources = (): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: root, exclude: (name) => outside.has(path.basename(name)) }).sort();

function lineCounter(text: string): (start: number, end: number) => number {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (start, end) => breaks.filter((at) => at >= start && at < end).length + 1;
}

/** Lines of which nothing is left when the comments are taken away. */
function countCommentLines(text: string, comments: { start: number; end: number }[]): number {
  let bare = text;
  for (const { start, end } of comments) {
    bare = bare.slice(0, start) + bare.slice(start, end).replace(/[^\n]/g, ' ') + bare.slice(end);
  }
  const before = text.split('\n');
  return bare.split('\n').filter((line, index) => line.trim() === '' && before[index]?.trim() !== '').length;
}

type Node = { start: number; end: number };

/** Counts in the syntax tree: functions, `any` and assertions. */
function countNodes(program: ReturnType<typeof parseSync>['program'], lines: (start: number, end: number) => number) {
  const counts = { functions: [] as number[], anys: 0, assertions: 0 };
  const countFunction = ({ start, end }: Node) => void counts.functions.push(lines(start, end));
  const countAny = () => void counts.anys++;
  const countAssertion = ({ typeAnnotation: type }: TSAsExpression) => {
    const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';
    if (name !== 'const') counts.assertions++;
  };
  new Visitor({
    FunctionDeclaration: countFunction,
    FunctionExpression: countFunction,
    ArrowFunctionExpression: countFunction,
    TSAnyKeyword: countAny,
    TSAsExpression: countAssertion,
  }).visit(program);
  return counts;
}

/**
 * Reads a file's text.
 * @throws Error when it is not TypeScript
 */
export function parseSource(file: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end));
  const quoted = dynamic.filter((request) => /^['"]/.test(request)).map((request) => request.slice(1, -1));
  const again = module.staticExports.flatMap(({ entries }) => entries);
  const from = again.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []));
  return {
    file,
    lines: text.trimEnd().split('\n').length,
    commentLines: countCommentLines(text, comments),
    blankLines: text
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.trim() === '').length,
    imports: [
      ...new Set([...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...from, ...quoted]),
    ],
    exports: again.length,
    ...countNodes(program, lineCounter(text)),
    ignores: comments.filter(({ value }) => /@ts-(ignore|nocheck|expect-error)/.test(value)).length,
  };
}

export const readSource = (file: string): Source => parseSource(file, readFileSync(path.join(root, file), 'utf8'));
