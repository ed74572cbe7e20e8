'use client';

import { useEffect, useState } from 'react';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import type { DeskAnswer } from '../../desk-answer.ts';

/** Reads the token from the address's fragment, which no server sees, and takes it out of the address. */
export function LinkForm({ action }: { action: (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer> }) {
  const [token, setToken] = useState('');
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (!found) return;
    setToken(found);
    window.history.replaceState(null, '', window.location.pathname);
  }, []);
  return <DeskForm id="link" action={action} given={{ token }} submit="Continue" />;
}
