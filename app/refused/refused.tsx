'use client';
import { useEffect } from 'react';

/**
 * Next sends these three along with every page, drawn or not, so they are almost nothing. A document that is refused is
 * filled by the web server; where the desk's router shows one in place of a page, the browser is led to the same words.
 */
export function Refused({ status }: { status: 401 | 403 | 404 }) {
  useEffect(() => location.replace(`/refused/${status}`), [status]);
  return null;
}
