'use client';

import { type ChangeEvent, type ComponentProps, useState } from 'react';

/** How many octets the files of a field may have together, and what is said where they have more. */
export type FileLimit = { octets: number; words: string };

/** The browser’s own field for files. What is too large is said at once: the web server would cut the whole form off. */
export function FileInput({ limit, ...field }: { limit: FileLimit } & ComponentProps<'input'>) {
  const [isTooLarge, say] = useState(false);
  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const octets = [...(target.files ?? [])].reduce((sum, { size }) => sum + size, 0);
    say(octets > limit.octets);
    if (octets > limit.octets) target.value = '';
  };
  return (
    <>
      {isTooLarge && (
        <p role="alert" className="font-semibold text-bad">
          {limit.words}
        </p>
      )}
      <input {...field} type="file" onChange={check} />
    </>
  );
}
