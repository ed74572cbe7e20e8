import type { Message, Summary } from './messages.ts';
import { style } from './style.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** `2026-11-20 11:14:29` (UTC), read aloud and sorted alike. */
const time = (iso: string): string => `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;

const link = /https?:\/\/[^\s<>"']+/g;

/** Escaped text with its addresses as links. They open beside the inbox. */
function linked(text: string): string {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const url = match[0].replace(/[.,;:!?)]+$/, '');
    parts.push(escapeHtml(text.slice(end, match.index)));
    parts.push(`<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(url)}</a>`);
    end = match.index + url.length;
  }
  return parts.join('') + escapeHtml(text.slice(end));
}

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header><a class="brand" href="/">Inbox</a><p>Letters of this installation. Nothing leaves this machine.</p></header>
<main>${body}</main>
</body>
</html>`;

const row = (message: Summary): string => `<li><a href="/messages/${message.id}">
<span class="to">${escapeHtml(message.envelope.to.join(', '))}</span>
<span class="subject">${escapeHtml(message.subject)}</span>
${time(message.receivedAt)}
</a></li>`;

function filter(to: string, recipients: string[]): string {
  const options = recipients.map((recipient) => `<option value="${escapeHtml(recipient)}"></option>`).join('');
  return `<form method="get" action="/" role="search">
<label for="to">Recipient</label>
<input id="to" name="to" type="search" list="recipients" value="${escapeHtml(to)}" placeholder="Everyone" autocomplete="off" spellcheck="false">
<datalist id="recipients">${options}</datalist>
<button>Show</button>${to ? '<a href="/">Show everyone</a>' : ''}
</form>`;
}

/** The list, newest first. */
export function listPage(messages: Summary[], to: string, recipients: string[]): string {
  const count = `${messages.length} ${messages.length === 1 ? 'letter' : 'letters'}`;
  const list = messages.length
    ? `<ol class="list" reversed>${messages.map(row).join('')}</ol>`
    : `<p class="empty">${to ? `No letter to ${escapeHtml(to)} yet.` : 'No letter yet.'} <a href="">Look again</a></p>`;
  return frame(
    to ? `Inbox of ${to}` : 'Inbox',
    `<div class="bar"><h1>${to ? escapeHtml(to) : 'All letters'} <small>${count}</small></h1>${filter(to, recipients)}</div>${list}`,
  );
}

const fact = (name: string, value: string): string => `<div><dt>${name}</dt><dd>${value}</dd></div>`;

const recipientLinks = (to: string[]): string =>
  to.map((one) => `<a href="/?to=${encodeURIComponent(one)}">${escapeHtml(one)}</a>`).join(', ');

/** One message. Its HTML is shown in a frame without scripts, forms or anything fetched; links open beside the inbox. */
export function messagePage(message: Message): string {
  const headers = message.headers.map(({ name, value }) => fact(escapeHtml(name), escapeHtml(value))).join('');
  const html = message.html
    ? `<section><h2>As a mail reader shows it</h2><iframe src="/messages/${message.id}/html" title="The letter's HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`
    : '';
  const attachments = message.attachments
    .map(({ filename, mimeType, bytes }) => `<li>${escapeHtml(filename ?? mimeType)} (${bytes} bytes)</li>`)
    .join('');
  return frame(
    message.subject,
    `<p><a href="/">All letters</a></p>
<article>
<h1>${escapeHtml(message.subject)}</h1>
<dl class="facts">${fact('From', escapeHtml(message.from))}${fact('To', recipientLinks(message.envelope.to))}${fact('Received', `${time(message.receivedAt)} UTC`)}</dl>
<section><h2>Text</h2><pre class="text">${linked(message.text)}</pre></section>
${html}
${attachments ? `<section><h2>Attachments</h2><ul>${attachments}</ul></section>` : ''}
<details><summary>Headers</summary><dl class="facts">${headers}</dl></details>
<p><a href="/messages/${message.id}/source">Source as received</a></p>
</article>`,
  );
}

export const missingPage = (): string =>
  frame('Not found', '<h1>Not found</h1><p>There is no such letter. <a href="/">All letters</a></p>');
