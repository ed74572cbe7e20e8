/** Asks for a code of the authenticator app. */
export const codeField = {
  name: 'code',
  label: 'Code',
  hint: 'Six digits from your authenticator app',
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
} as const;
