import { type Block, type Content, lines, oneLine } from './content.ts';

const width = 76;

/** Breaks at spaces; a word longer than a line, such as a link, stays whole so that it can be opened. */
function wrap(text: string, indent = ''): string {
  const rows: string[] = [];
  let row = '';
  for (const word of oneLine(text).split(/ +/)) {
    if (row !== '' && row.length + word.length + 1 > width - indent.length) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row].join(`\n${indent}`);
}

function block(part: Block, colon: string): string {
  if ('paragraph' in part) return wrap(part.paragraph);
  if ('heading' in part)
    return `${oneLine(part.heading)}\n${'-'.repeat(Math.min(oneLine(part.heading).length, width))}`;
  if ('code' in part) return `    ${oneLine(part.code)}`;
  if ('button' in part) return `${oneLine(part.button)}${colon}\n${oneLine(part.url)}`;
  if ('list' in part) return part.list.map((item) => `- ${wrap(item, '  ')}`).join('\n');
  if ('quote' in part)
    return lines(part.quote)
      .map((line) => `> ${wrap(line, '> ')}`)
      .join('\n');
  return part.facts
    .map(({ label, values }) => `${oneLine(label)}${colon} ${values.map((value) => wrap(value, '  ')).join('\n  ')}`)
    .join('\n');
}

/**
 * Sets a letter as plain text.
 * @param closing the paragraphs under it
 * @param colon how the reader's language sets one: French has a space before it
 */
export const asText = ({ heading, blocks }: Content, closing: string[], colon: string): string =>
  `${[oneLine(heading), ...blocks.map((part) => block(part, colon)), '--', ...closing.map((line) => wrap(line))].join('\n\n')}\n`;
