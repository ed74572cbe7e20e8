const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Days with one decimal where there is one; a dash where nothing was answered. */
export const daysWords = (days: number | null): string => (days === null ? '–' : format.format(days));
