import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { organisation } from '#requests/organisation';

export function generateMetadata(): Metadata {
  const { name } = organisation();
  return { title: { default: `${name} privacy desk`, template: '%s · Privacy desk' } };
}

export default function DeskLayout({ children }: { children: ReactNode }) {
  return children;
}
