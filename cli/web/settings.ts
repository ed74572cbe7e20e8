import type { Language } from '#domain/languages';

/** What the web server's guards need to know. */
export type Settings = {
  /** The public origin, HABEAS_URL: the only host we answer for, and the only origin whose forms we take. */
  origin: string;
  /** How many proxies of ours stand before us. */
  proxyHops: number;
  /** Who runs the portal, for the error page. */
  name: string;
  contact: string;
  languages: readonly Language[];
};
