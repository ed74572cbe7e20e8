/**
 * The data map as a picture, placed: the worker lays it out, the command writes it to a file, the desk draws it for
 * admins. It names tables and columns, never a value, and no page of a visitor loads it.
 */
export type PictureCategory = { key: string; label: string; tone: number };

export type PictureTable = {
  name: string;
  label: string;
  category: string;
  /** Identities and tables (`email by mail`, `accounts by account_id`) that lead to its rows. */
  foundBy: string[];
  shown: string[];
  held: string[];
  hidden: string[];
  /** What a deletion does, in words; `look` says which of three it is. */
  fate: { look: 'deleted' | 'emptied' | 'kept'; words: string };
};

export type PictureText = { x: number; y: number; words: string; look: 'name' | 'soft' | PictureTable['fate']['look'] };
export type PictureBox = {
  x: number;
  y: number;
  width: number;
  height: number;
  kind: 'identity' | 'person' | 'table';
  /** Which of the category colours its edge has. */
  tone: number | null;
  title: string;
  texts: PictureText[];
};
/** A curve as the `d` of an SVG path; rows shared with others are reached by a dashed one. */
type PictureLine = { d: string; shared: boolean; title: string };

export type MapPicture = {
  width: number;
  height: number;
  boxes: PictureBox[];
  lines: PictureLine[];
  categories: PictureCategory[];
  /** By category: a table stands in each that columns of it are of, with these. */
  tables: PictureTable[];
};

/** One colour a category, of middle lightness: told apart on light and on dark. A ninth category begins again. */
export const pictureTones = [
  '#3f7fbf',
  '#c2703d',
  '#4f9a57',
  '#a45fb5',
  '#b8923a',
  '#3d9a9a',
  '#c25672',
  '#7b7f88',
] as const;
