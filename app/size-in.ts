/** The size of a file as people say it: for `format.number` with `style: 'unit'`. */
export const sizeIn = (octets: number) =>
  octets < 1_000_000
    ? { value: Math.max(1, Math.round(octets / 1000)), unit: 'kilobyte' }
    : { value: Math.round(octets / 100_000) / 10, unit: 'megabyte' };
