/** How long a form waits for its answer: who waits without end does not know that nobody comes. */

/** In milliseconds: longer than a page waits for its database (`db/client.ts`), so that the portal's own words come first. */
const answerMs = 45_000;

/** Octets a second: what a weak mobile network carries at least. A file that is still on its way is not given up. */
const slowest = 16 * 1024;

const sizeOf = (value: FormDataEntryValue): number => (typeof value === 'string' ? value.length : value.size);

/** After how many milliseconds nobody is to be expected to answer this form any more. */
export function timeLimitMs(form: FormData): number {
  const size = [...form.values()].reduce((sum, value) => sum + sizeOf(value), 0);
  return answerMs + (size / slowest) * 1000;
}
