/** Runs that the account database has receipts of, and that are of no request that the portal knows. No personal data. */
export type ForgottenRun = { run: string; act: string; at: string };
/** `runs` are the latest of all of them. */
export type Forgotten = { count: number; runs: ForgottenRun[] };
