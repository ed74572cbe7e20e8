/** A letter that goes by post: its parts as plain values, for the desk to print. */
import { z } from 'zod';

const words = z.string();

export const paperLetter = z.object({
  heading: words,
  blocks: z.array(
    z.union([
      z.object({ paragraph: words }),
      z.object({ heading: words }),
      z.object({ code: words }),
      z.object({ button: words, url: words }),
      z.object({ facts: z.array(z.object({ label: words, values: z.array(words) })) }),
      z.object({ list: z.array(words) }),
      z.object({ quote: words }),
    ]),
  ),
  /** Small print: why it came, what we never ask for, whom to turn to. */
  under: z.array(words),
});

/** @see paperLetter */
export type PaperLetter = z.output<typeof paperLetter>;
