/** A part of a whole as a bar in a row of a table, beside the number that says the same. @param share 0 to 1 */
export const ShareBar = ({ share }: { share: number }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    className="mt-1 block h-3 w-40 max-w-full rounded-sm bg-wash print:border print:border-line"
  >
    <rect width={share * 100} height={10} className="fill-accent" />
  </svg>
);
