/** The answers that a form needs, as its page tells them to the browser. */

export type Ask = {
  name: string;
  /** What is said when there is no answer; without it none is needed. */
  lack?: string;
  /** Asked only when the choice `at` is taken. */
  inside?: { at: string; ask: Ask };
};

/** What is wrong with a form, in the words of its page; `name` is the field's, and `''` the whole form. */
export type Fault = { name: string; words: string };

/** Those that need an answer and have none; the rest is for the server to say. */
export function lackingIn(asks: readonly Ask[], values: Readonly<Record<string, readonly string[]>>): Fault[] {
  return asks.flatMap(({ name, lack, inside }) => {
    const answers = (values[name] ?? []).filter((one) => one.trim() !== '');
    if (answers.length === 0) return lack ? [{ name, words: lack }] : [];
    return inside && answers.includes(inside.at) ? lackingIn([inside.ask], values) : [];
  });
}
