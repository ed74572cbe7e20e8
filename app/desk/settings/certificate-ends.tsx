import { type Certificates, type Certified, certificateEnds, certificatesEnding } from '#domain/certificates';
import { Moment } from '../moment.tsx';

const names: Record<Certified, string> = {
  pages: 'these pages',
  portal: 'the portal database',
  account: 'the account database',
  mail: 'the mail server',
};

/** Until when the certificates are valid, and which to renew now. */
export function CertificateEnds({ known, now }: { known: Certificates | null; now: Date }) {
  const [first] = certificateEnds(known, now);
  const ending = certificatesEnding(known, now);
  if (!known) return <span className="text-soft">Not yet</span>;
  if (!first) return <p>Nothing here is reached by TLS</p>;
  if (ending.length === 0) {
    return (
      <p>
        The first ends <Moment at={first.endsAt} />: {names[first.whose]}
      </p>
    );
  }
  return (
    <div className="grid max-w-prose gap-1 text-bad">
      {ending.map(({ whose, endsAt, isOver }) => (
        <p key={whose}>
          The certificate of {names[whose]} {isOver ? 'ended' : 'ends'} <Moment at={endsAt} />.
        </p>
      ))}
      <p>Renew it: without a valid one letters and requests wait, or nobody reaches the pages.</p>
    </div>
  );
}
