/** Column kinds that more than one table uses. */
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw octets: hashes, and values sealed by `db/seal.ts`. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const instant = (name: string) => timestamp(name, { withTimezone: true });
