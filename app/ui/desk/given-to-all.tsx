'use client';

import { createContext, type ReactNode, useContext } from 'react';

type Given = Record<string, string>;

const Context = createContext<Given>({});

/** What every form inside sends along unseen. */
export function GivenToAll({ given, children }: { given: Given; children: ReactNode }) {
  return <Context value={given}>{children}</Context>;
}

export const useGivenToAll = (): Given => useContext(Context);
