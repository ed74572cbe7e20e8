import type { ReactNode } from 'react';

/** A picture and its table: beside each other where there is room. There a long table is moved in its place, and fades where it goes on; it is printed whole. */
export const Beside = ({ picture, children }: { picture: ReactNode; children: ReactNode }) => (
  <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2 print:block">
    {picture}
    <div className="lg:max-h-72 lg:overflow-y-auto print:max-h-none print:overflow-visible">
      {children}
      <div
        aria-hidden="true"
        className="pointer-events-none sticky bottom-0 hidden h-8 bg-linear-to-t from-raised to-transparent lg:block print:hidden"
      />
    </div>
  </div>
);
