import { isLawId } from '#domain/law/law-of';

/** The law that an address names; none where it names none that we know. */
export const lawAsked = (typed: unknown): { law?: string } =>
  typeof typed === 'string' && isLawId(typed) ? { law: typed } : {};
