/** About how wide a letter is, in parts of the type's size; nothing measures it where the picture is laid out. */
function widthOf(letter: string, isMono: boolean): number {
  if (/[\u1100-\uFFFF]|[\u{10000}-\u{10FFFF}]/u.test(letter)) return 1.2;
  if (isMono) return 0.61;
  if (/[mwMW@%—…]/.test(letter)) return 0.98;
  if (/[\p{Lu}&<>=+]/u.test(letter)) return 0.74;
  if (/[ .,:;'’|!()[\]ijlIfrt/-]/.test(letter)) return 0.35;
  return 0.6;
}

/**
 * As many letters as there is room for, with an ellipsis where some are left out.
 * @param room in parts of the type's size
 */
export function cut(words: string, { room, isMono = false }: { room: number; isMono?: boolean }): string {
  const letters = [...words];
  const width = (some: string[]) => some.reduce((sum, letter) => sum + widthOf(letter, isMono), 0);
  if (width(letters) <= room) return words;
  let most = letters.length - 1;
  while (most > 0 && width([...letters.slice(0, most), '…']) > room) most--;
  return `${letters.slice(0, most).join('').trimEnd()}…`;
}
