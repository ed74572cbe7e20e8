import { useCallback, useEffect, useRef, useState } from 'react';

/** How many octets the files of a field may have together, and what is said where they have more. */
export type FileLimit = { octets: number; words: string };

/**
 * What is too large is said at once, and its form stays until another file is chosen: the web server would cut the whole
 * form off, with a page on which nothing can be mended; and without its file it would say something else than was meant.
 * @returns what is wrong, and what the field needs
 */
export function useFileLimit({ octets, words }: FileLimit) {
  const [isTooLarge, say] = useState(false);
  const ref = useRef<HTMLInputElement>(null);
  const look = useCallback((): boolean => {
    const sum = [...(ref.current?.files ?? [])].reduce((before, { size }) => before + size, 0);
    say(sum > octets);
    return sum > octets;
  }, [octets]);
  useEffect(() => {
    const form = ref.current?.form;
    const stay = (event: SubmitEvent) => {
      if (!look()) return;
      event.preventDefault();
      ref.current?.focus();
    };
    form?.addEventListener('submit', stay);
    return () => form?.removeEventListener('submit', stay);
  }, [look]);
  return { problem: isTooLarge ? words : '', field: { ref, onChange: () => void look() } };
}
