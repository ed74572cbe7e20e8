/** How a request reaches an organisation besides its pages. The list also makes the Postgres enum `channel`. */
export const channels = ['letter', 'call', 'email', 'counter'] as const;
export type Channel = (typeof channels)[number];

export const isChannel = (value: unknown): value is Channel => channels.some((channel) => channel === value);
