import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** A link within the portal. Never fetched ahead: to open a page can be an event, and only a person may cause one. */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink {...props} prefetch={false} />;
}
