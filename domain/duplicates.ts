type Due = { id: string; answerByOn: string; receivedAt: Date };

/**
 * Whether of two requests one is answered first: what has to be, then what came first. Never both ways, so that none of two
 * is closed in favour of the other while that is closed in favour of it.
 */
export function comesFirst(one: Due, other: Due): boolean {
  if (one.answerByOn !== other.answerByOn) return one.answerByOn < other.answerByOn;
  const between = one.receivedAt.getTime() - other.receivedAt.getTime();
  return between === 0 ? one.id < other.id : between < 0;
}
