type Found<Asked extends readonly unknown[]> = { -readonly [At in keyof Asked]: Awaited<Asked[At]> };

/**
 * What was asked of one transaction at once: in one journey, since queries of one turn leave together.
 * @throws what the first that failed threw, and only once none of them asks any more: what went on after the transaction
 * ended would reach the next one on its connection
 */
export async function together<const Asked extends readonly unknown[]>(asked: Asked): Promise<Found<Asked>> {
  // A query of Drizzle's begins anew each time it is waited for.
  const begun = asked.map((one) => Promise.resolve(one));
  await Promise.allSettled(begun);
  return Promise.all(begun) as Promise<Found<Asked>>;
}
