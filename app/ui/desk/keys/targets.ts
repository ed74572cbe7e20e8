/** Something on the page that a key or the palette opens. */
export type Target = {
  /** Its place on the page: two acts may have the same words. */
  id: number;
  words: string;
  /** The single key that does the same, if there is one. */
  key: string | null;
  go: () => void;
};

const groups = [
  { where: 'main summary', prefix: '' },
  { where: 'main a[aria-keyshortcuts], main button[aria-keyshortcuts]', prefix: '' },
  { where: 'nav[aria-label="Views"] a', prefix: 'View: ' },
  { where: 'nav[aria-label="Pages"] a', prefix: '' },
  { where: 'nav[aria-label="Desk"] a, nav[aria-label="You"] a', prefix: 'Go to ' },
];

/** Read from the page as it stands, so that what a key does and what the page offers are one list. */
export function targetsOf(page: Document): Target[] {
  const found = groups.flatMap(({ where, prefix }) =>
    [...page.querySelectorAll<HTMLElement>(where)].map((one) => ({ one, prefix })),
  );
  return found
    .filter(({ one }) => one.checkVisibility())
    .map(({ one, prefix }, id) => ({
      id,
      words: prefix + wordsOf(one),
      key: one.getAttribute('aria-keyshortcuts'),
      go: () => open(one),
    }));
}

/** What is read out: marks and key caps are for the eye alone. */
function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const unread of copy.querySelectorAll('[aria-hidden="true"]')) unread.remove();
  return (copy.textContent ?? '').replace(/…$/, '').trim();
}

/** What is folded is unfolded, and its first field is ready to be typed in; a link is followed. */
function open(element: HTMLElement): void {
  const details = element.tagName === 'SUMMARY' ? element.closest('details') : null;
  if (!details) {
    element.click();
    return;
  }
  details.open = true;
  const field = details.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button');
  (field ?? element).focus();
}

const rowLinks = 'main tbody th[scope="row"] a';

/** The next or the one before among the rows of a list; the first when none has the focus. */
export function moveAmongRows(page: Document, by: 1 | -1): void {
  const rows = [...page.querySelectorAll<HTMLElement>(rowLinks)];
  const at = rows.findIndex((row) => row.matches(':focus'));
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

/** The keys of lists that do something on this page. */
export function listKeysOf(page: Document): { key: string; words: string }[] {
  const has = (what: string) => page.querySelector(what) !== null;
  return [
    ...(has('#search') ? [{ key: '/', words: 'Search' }] : []),
    ...(has(rowLinks)
      ? [
          { key: 'j', words: 'Next row' },
          { key: 'k', words: 'Row before' },
          { key: 'Enter', words: 'Open the row' },
        ]
      : []),
    ...(has('main tbody tr input[type="checkbox"]') ? [{ key: 'x', words: 'Select the row' }] : []),
  ];
}

/** Ticks the row that has the focus, or takes the tick away. @returns false where there is none to tick */
export function tickRow(page: Document): boolean {
  const box = page.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  box?.click();
  return box !== null && box !== undefined;
}

/** Where keys are letters that somebody types, and not commands. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA', 'DIALOG'].includes(target.tagName));
