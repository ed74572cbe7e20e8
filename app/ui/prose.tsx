import type { ReactNode } from 'react';

/** Running text: paragraphs and lists with the space that lets them be read. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <div className="[&>*+*]:mt-4 [&>*+h2]:mt-10 [&>*+h3]:mt-8 [&_li]:ps-1 [&_li+li]:mt-1.5 [&_ol]:list-decimal [&_ol]:ps-6 [&_ul]:list-disc [&_ul]:ps-6">
      {children}
    </div>
  );
}
