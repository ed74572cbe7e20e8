/** What broke off what was done for one request. */
export class BrokenOff extends Error {
  override name = 'BrokenOff';
  readonly requestId: string;
  constructor(requestId: string, cause: unknown) {
    super('broken off', { cause });
    this.requestId = requestId;
    // It broke where its cause was thrown.
    if (cause instanceof Error && cause.stack) this.stack = cause.stack;
  }
}

/**
 * Does something for one request after the other. One that fails holds none of them up.
 * @param act tells how much it came to; true is one
 * @returns how much it came to with all of them
 * @throws AggregateError of a `BrokenOff` for each that failed, when all have had their turn
 */
export async function eachApart(
  requestIds: Iterable<string> | AsyncIterable<string>,
  act: (requestId: string) => Promise<number | boolean>,
): Promise<number> {
  const faults: BrokenOff[] = [];
  let sum = 0;
  for await (const id of requestIds) {
    try {
      sum += Number(await act(id));
    } catch (cause) {
      faults.push(new BrokenOff(id, cause));
    }
  }
  if (faults.length > 0) throw new AggregateError(faults);
  return sum;
}
