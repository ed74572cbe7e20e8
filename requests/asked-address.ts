import { and, desc, eq, isNull } from 'drizzle-orm';
import { database } from '#db/client';
import { proof } from '#db/schema/index';
import { openAddress } from '#db/seal';
import { tokenHash } from '#db/tokens';

/**
 * The address that this browser last asked a code for and has not proven yet: told to that browser alone, which typed it.
 * @returns null when there is none, so that the address is asked for again
 */
export async function askedAddress({ browser }: { browser: string | undefined }): Promise<string | null> {
  if (browser === undefined) return null;
  const [newest] = await database()
    .select({ emailSealed: proof.emailSealed })
    .from(proof)
    .where(and(eq(proof.browserHash, tokenHash(browser)), eq(proof.audience, 'visitor'), isNull(proof.usedAt)))
    .orderBy(desc(proof.createdAt))
    .limit(1);
  return newest ? openAddress('proof', newest.emailSealed) : null;
}
