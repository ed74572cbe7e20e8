import { readable } from './colours.ts';
import type { Content } from './content.ts';
import { blockHtml, escapeHtml } from './html.ts';
import type { Words } from './words.ts';

const paper = { light: '#ffffff', dark: '#1c2126' } as const;

/** Rules for readers that keep a style sheet; those that drop it show plain headings, paragraphs and links. */
const sheet = (accent: string, darkAccent: string): string => `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:#f5f6f8;color:#14181d;-webkit-text-size-adjust:100%;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:16px;line-height:1.5}
table{border-collapse:collapse;border-spacing:0}
.page{width:100%}
.page>tbody>tr>td{padding:24px 16px}
.letter{width:100%;max-width:600px;margin:0 auto;border-collapse:separate}
.name{padding:0 32px 16px;font-weight:600}
.name span{font-weight:400;color:#4d565f}
.sheet{padding:32px;background:${paper.light};border:1px solid #dadfe4;border-top:4px solid ${accent};border-radius:8px}
h1{margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:700}
h2{margin:28px 0 8px;font-size:17px;line-height:1.35;font-weight:700}
.p{margin:0 0 16px}
.code{margin:8px 0 24px;font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:32px;line-height:1.25;
font-weight:700;letter-spacing:4px}
ul{margin:0 0 16px;padding:0 0 0 24px}
li{margin:0 0 4px}
blockquote{margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid #dadfe4}
blockquote .p:last-child{margin:0}
.button{margin:8px 0 24px}
.button td{background:${accent};border-radius:6px}
.button a{display:inline-block;padding:13px 22px;color:#ffffff;font-weight:600;text-decoration:none}
.facts{width:100%;margin:8px 0 24px}
.facts th,.facts td{padding:10px 0;border-top:1px solid #dadfe4;text-align:start;vertical-align:top}
.facts tr:last-child th,.facts tr:last-child td{border-bottom:1px solid #dadfe4}
.facts th{width:38%;padding-inline-end:16px;font-weight:400;color:#4d565f}
.foot{padding:20px 32px 0;font-size:14px;line-height:1.5;color:#4d565f}
.foot .p{margin:0 0 10px}
.sheet>:last-child{margin-bottom:0}
@media (max-width:480px){
.page>tbody>tr>td{padding:16px 8px}
.name{padding:0 16px 12px}
.sheet{padding:24px 16px}
.foot{padding:20px 16px 0}
.facts th,.facts td{display:block;width:auto}
.facts th,.facts tr:last-child th{padding:10px 0 0;border-bottom:0}
.facts td{padding-top:0;border-top:0}
}
@media (prefers-color-scheme:dark){
body{background:#111417;color:#eceff2}
.name span,.facts th,.foot{color:#a9b3bc}
.sheet{background:${paper.dark};border-color:#313940;border-top-color:${darkAccent}}
.button td{background:${darkAccent}}
.button a{color:#0b1013}
.facts th,.facts td,.facts tr:last-child th,.facts tr:last-child td,blockquote{border-color:#313940}
}`;

/**
 * Sets a letter as HTML: one column of 600 px at most, light and dark, no image, script or address of anybody else's.
 * @param closing the paragraphs under it
 */
export function frame({ subject, heading, blocks }: Content, closing: string[], words: Words): string {
  const { name, accent } = words.organisation;
  const style = sheet(readable(accent, paper.light, '#000000'), readable(accent, paper.dark, '#ffffff'));
  return `<!doctype html>
<html lang="${words.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(subject)}</title>
<style>${style}</style>
</head>
<body>
<table role="presentation" class="page"><tbody><tr><td>
<table role="presentation" class="letter" align="center"><tbody>
<tr><td class="name">${escapeHtml(name)} <span>${escapeHtml(words.t('frame.service'))}</span></td></tr>
<tr><td class="sheet">
<h1>${escapeHtml(heading)}</h1>
${blocks.map(blockHtml).join('\n')}
</td></tr>
<tr><td class="foot">
${closing.map((line) => `<p class="p">${escapeHtml(line)}</p>`).join('\n')}
</td></tr>
</tbody></table>
</td></tr></tbody></table>
</body>
</html>
`;
}
