/** What a passkey is asked for: an answer to one is no answer to another. */
export const passkeyUses = ['add', 'sign-in', 'step-up'] as const;
export type PasskeyUse = (typeof passkeyUses)[number];

/** How many one person may have. */
export const passkeysAtMost = 10;

/** How long a challenge waits for its answer, in minutes. */
export const challengeMinutes = 5;

/** Why an admin takes a colleague's passkey away: a closed list, because the audit may hold no words of anybody's. */
export const passkeyEndReasons = ['device-lost', 'seems-copied', 'role-changed', 'colleague-asked'] as const;
export type PasskeyEndReason = (typeof passkeyEndReasons)[number];

export const isPasskeyEndReason = (value: unknown): value is PasskeyEndReason =>
  passkeyEndReasons.some((reason) => reason === value);

const nameLength = 40;

/** The name of a passkey as it was typed, or null. */
export function passkeyName(typed: unknown): string | null {
  const name = typeof typed === 'string' ? typed.trim().replace(/\s+/g, ' ') : '';
  return name.length > 0 && name.length <= nameLength ? name : null;
}

/**
 * Whether an authenticator's count of uses says that there are two of it: it has to grow, unless both are 0, which is
 * how one says that it keeps none.
 * @see WebAuthn Level 3, section 6.1.1
 */
export const isCopied = (known: number, told: number): boolean => (known > 0 || told > 0) && told <= known;
