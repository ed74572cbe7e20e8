import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { organisation } from '#requests/organisation';
import { unfound } from '../unfound.ts';

export function generateMetadata(): Metadata {
  const { name } = organisation();
  return {
    title: { default: `${name} privacy desk`, template: '%s · Privacy desk' },
    description: null,
    robots: unfound,
  };
}

export default function DeskLayout({ children }: { children: ReactNode }) {
  return children;
}
