/** Where a query of the queue is shown: the address is the view, and can be shared. */
export const queueAddress = (query: string, after?: string): string =>
  `/desk?${new URLSearchParams({ q: query, ...(after ? { after } : {}) })}`;
