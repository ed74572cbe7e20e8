import { oidcVariables } from '#env';

/** Whether the desk has single sign-on here. */
export const offersSso = (): boolean => oidcVariables() !== null;
