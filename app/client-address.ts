import { headers } from 'next/headers';

/** The client's network as our own web server saw it (an address, or a /64); what a client writes itself is stripped there. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-habeas-client') ?? '';
}
