/** `12 kB`, `3.4 MB`; @param octets of a file */
export const sizeWords = (octets: number): string =>
  octets < 1_000_000 ? `${Math.max(1, Math.round(octets / 1000))} kB` : `${(octets / 1_000_000).toFixed(1)} MB`;
