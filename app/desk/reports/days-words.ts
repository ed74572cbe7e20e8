/** Days with one decimal where there is one; a dash where nothing was answered. */
export const daysWords = (days: number | null): string =>
  days === null ? '–' : days.toLocaleString('en', { maximumFractionDigits: 1 });
