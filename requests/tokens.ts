/** Secrets for cookies and links, for the pages that set them. */
export { newToken } from '#db/tokens';
