import type { Services } from './services.ts';
import type { Surroundings } from './surroundings.ts';

/** Says that all is ready and, for the example, how to sign in. */
export async function greet(_at: Surroundings, services: Services, origin: string): Promise<void> {
  console.log(`Ready ${origin}`);
  if (services.embedded) console.log(`Inbox ${services.embedded.inboxUrl}`);
}
