import { type Block, lines, oneLine } from './content.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value as HTML text or attribute, on one line. */
export const escapeHtml = (value: string): string => oneLine(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

const paragraph = (html: string, className = 'p'): string => `<p class="${className}">${html}</p>`;

// A cell carries the colour too: some readers drop it from links.
const button = (label: string, url: string): string =>
  `<table role="presentation" class="button"><tr><td><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></td></tr></table>`;

const facts = (rows: { label: string; values: string[] }[]): string => {
  const row = ({ label, values }: (typeof rows)[number]) =>
    `<tr><th scope="row">${escapeHtml(label)}</th><td>${values.map(escapeHtml).join('<br>')}</td></tr>`;
  return `<table class="facts">${rows.map(row).join('')}</table>`;
};

/** Sets one part of a letter as HTML; every value is escaped here. */
export function blockHtml(block: Block): string {
  if ('paragraph' in block) return paragraph(escapeHtml(block.paragraph));
  if ('heading' in block) return `<h2>${escapeHtml(block.heading)}</h2>`;
  if ('code' in block) return paragraph(escapeHtml(block.code), 'code');
  if ('button' in block) return button(block.button, block.url);
  if ('list' in block) return `<ul>${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  if ('quote' in block) {
    return `<blockquote dir="auto">${lines(block.quote)
      .map((line) => paragraph(escapeHtml(line)))
      .join('')}</blockquote>`;
  }
  return facts(block.facts);
}
