/** Ways on which something reaches people; what reaches nobody, such as passing data on, has none. */
export const reaches = ['email', 'phone', 'text', 'post'] as const;
