import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';

/** Hosts that a letter reaches without leaving this machine. */
const loopback = new Set(['localhost', '127.0.0.1', '::1']);

const timeouts = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * How to reach the mail server. Only host, port and sign-in are taken from the address: a parameter such as
 * `?tls.rejectUnauthorized=false` must not switch protection off. STARTTLS is required and the certificate is checked
 * (G8; RFC 3207), unless the server is this machine.
 */
export function transportOptions(smtpUrl: string): SMTPPoolOptions & { pool: true } {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'smtps:';
  const isHere = loopback.has(host);
  return {
    pool: true,
    maxConnections: 5,
    idleTimeout: 30_000,
    // A connection that drops after DATA may have delivered: the queue decides on the next try, not the pool.
    maxRequeues: 0,
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(isHere ? { ignoreTLS: true } : { requireTLS: true }),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...timeouts,
  };
}
