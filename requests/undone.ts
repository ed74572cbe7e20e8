/** Thrown in the midst of an act: all that it did is taken back, and it comes to this instead. */
export class Undone<Outcome> extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('undone');
    this.outcome = outcome;
  }
}

/** What an act came to, or what was put in its place when it was taken back. */
export async function orUndone<Outcome>(act: Promise<Outcome>): Promise<Outcome> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}
