import { putOff } from '../put-off.ts';

/** The outcome of an appeal takes longer (Colo. Rev. Stat. 6-1-1306(3)(b)). */
export const appealExtension = putOff('appeal-extension', 'appeal-extension.wait');
