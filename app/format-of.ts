const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes days and moments. Made once, not once a page: making one takes a hundred times as long as using it. */
export function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}
