/** Signs that nobody sees and that turn the words around them about, or break a line (Unicode, Bidi_Control). */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A colleague's name as it is kept: of what was typed what can be read; empty when that is nothing. */
export const staffName = (typed: string): string => typed.replace(unseen, ' ').replace(/ {2,}/g, ' ').trim();
