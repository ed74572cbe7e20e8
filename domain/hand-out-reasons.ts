/** Why a member of staff takes the copy of a person without a mailbox: a closed list, as for `view-reasons`. */
export const handOutReasons = ['print', 'carrier', 'not-arrived', 'in-person'] as const;
export type HandOutReason = (typeof handOutReasons)[number];

export const isHandOutReason = (value: unknown): value is HandOutReason =>
  handOutReasons.some((reason) => reason === value);
