import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link within the desk, whose pages have Next's router; a visitor's page goes out without it and has plain links. Never
 * fetched ahead: to open a page can be an event, and only a person may cause one.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink {...props} prefetch={false} />;
}
