/** What we reach by TLS: our own pages as people reach them, the two databases, the mail server. */
const certified = ['pages', 'portal', 'account', 'mail'] as const;
export type Certified = (typeof certified)[number];

/** The moment at which each one's certificate ends, as ISO 8601; `null`: it shows none, or did not answer. */
export type Certificates = Record<Certified, string | null>;

export type CertificateEnd = { whose: Certified; endsAt: Date; isOver: boolean };

/** Time enough to order a certificate by hand; those renewed by a machine are renewed long before. */
const toldBeforeMs = 21 * 86_400_000;

/** When the certificates in use end, the first to end first. */
export function certificateEnds(known: Certificates | null, now: Date): CertificateEnd[] {
  return certified
    .flatMap((whose) => {
      const at = known?.[whose];
      const endsAt = at ? new Date(at) : null;
      return endsAt ? [{ whose, endsAt, isOver: endsAt <= now }] : [];
    })
    .sort((one, other) => one.endsAt.getTime() - other.endsAt.getTime());
}

/** Those that end within three weeks, or have ended. */
export const certificatesEnding = (known: Certificates | null, now: Date): CertificateEnd[] =>
  certificateEnds(known, now).filter(({ endsAt }) => endsAt.getTime() - now.getTime() < toldBeforeMs);
