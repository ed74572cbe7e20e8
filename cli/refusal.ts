/** Something the person at the terminal can put right. Its message is one line, printed without a stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const expected = ['Refusal', 'EnvironmentError', 'FileFault', 'Unopened'];
const isExpected = (error: unknown): error is Error => error instanceof Error && expected.includes(error.name);

/** Prints what ended a command (a bug keeps its stack) and sets exit code 1. */
export function complain(error: unknown): void {
  console.error(isExpected(error) ? error.message : error);
  process.exitCode = 1;
}
