/** “1,200 of 500,017”: how far something is, as it is read in a glance. */
export const doneOf = (done: number, of: number): string =>
  `${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
