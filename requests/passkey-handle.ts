import { keyedHash } from '#db/keys';

/** Under which name an authenticator keeps somebody's passkeys: tells nobody who they are (WebAuthn section 14.6.1). */
export const passkeyHandle = (staffId: string): Buffer => keyedHash('passkey-handle', staffId);
