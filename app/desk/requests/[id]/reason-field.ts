/** Why something is done: asked by most acts on a request. */
export const reasonField = { name: 'reason', label: 'Reason', rows: 3 } as const;
