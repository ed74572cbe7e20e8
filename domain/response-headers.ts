/** The headers of every answer we give, whoever gives it: the page, the guard before it, or the error page. */

const fixed: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  // no-referrer would make browsers send `Origin: null` with forms, which the web server refuses.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), browsing-topics=()',
  'Origin-Agent-Cluster': '?1',
  'Reporting-Endpoints': 'csp="/csp"',
};

/**
 * The content security policy.
 * @param nonce fresh for each answer; without one, the answer runs no script and carries no inline style
 */
export function contentSecurityPolicy(nonce?: string): string {
  const script = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'none'";
  const style = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    'report-uri /csp',
    'report-to csp',
  ].join('; ');
}

/** The policy of an answer that is a file. */
export const filePolicy = "sandbox; default-src 'none'";

/**
 * Name and value of each header that every answer carries. Cache-Control is the strict one; hashed static files replace it.
 * @param nonce see contentSecurityPolicy
 */
export function responseHeaders(nonce?: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'Cache-Control': 'no-store, private',
    ...fixed,
  };
}
