/** A share in percent, cut rather than rounded: what is not all is not called 100 %; a dash of nothing. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.floor((part / whole) * 100)}\u00a0%`;
