/**
 * Whether a browser says that its person does not want data sold or shared: exactly `1`, in at least one of the headers
 * of that name. Any other value is none, and leaving it out later is no consent.
 * @param header all `Sec-GPC` headers, joined by commas as HTTP does; null for none
 * @see Global Privacy Control (W3C); 11 CCR 7025(b), (c)
 */
export const sendsSignal = (header: string | null): boolean =>
  header?.split(',').some((value) => value.trim() === '1') ?? false;
