import { putOff } from '../put-off.ts';

/** The answer takes longer (GDPR Art. 12(3); PIPEDA s. 8(4)). */
export const extension = putOff('extension', 'extension.again');
