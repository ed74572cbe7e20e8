/** Pictures among the values of the account database: JPEG and PNG, as a finding carries them. */
import { cleanJpeg } from './files/jpeg.ts';
import { cleanPng } from './files/png.ts';

const sorts = {
  png: { type: 'image/png', begins: '89504e470d0a1a0a', clean: cleanPng },
  jpeg: { type: 'image/jpeg', begins: 'ffd8ff', clean: cleanJpeg },
} as const;
type Sort = keyof typeof sorts;

/** Octets; a larger one is told by its size. With 50 rows of a table, findings stay within a few megabytes. */
export const pictureLimit = 64 * 1024;

/** How the text of each begins (RFC 2397), and its octets, in hexadecimal. */
export const pictureBeginnings = (Object.keys(sorts) as Sort[]).map((sort) => ({
  text: `data:${sorts[sort].type};base64,`,
  hex: sorts[sort].begins,
}));

export const isPicture = (value: string): boolean => pictureBeginnings.some(({ text }) => value.startsWith(text));

/** The picture anew, made of what is picture in it alone; null of what is none, or cannot be read. */
export function pictureIn(value: string): { type: string; octets: Uint8Array } | null {
  const [, sort, coded = ''] = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+=*)$/.exec(value) ?? [];
  if (sort !== 'png' && sort !== 'jpeg') return null;
  const octets = sorts[sort].clean(new Uint8Array(Buffer.from(coded, 'base64')));
  return octets && { type: sorts[sort].type, octets };
}
