import { buttonLook } from '../../ui/button-look.ts';

type Props = { isOffered: boolean; problem: string | undefined };

/** The way to the organisation's own sign-in page, and what went wrong on it the last time. */
export function SsoLink({ isOffered, problem }: Props) {
  return (
    <>
      {problem && (
        <p role="alert" className="mb-4 rounded-md border border-bad bg-bad-wash px-3 py-2 text-bad">
          {problem}
        </p>
      )}
      {isOffered && (
        <div className="mb-4 grid border-b border-line pb-5">
          {/* A plain link: a router's own would fetch it by script, and what it leads to is another site. */}
          <a href="/desk/sign-in/sso" className={buttonLook('main', true)}>
            Sign in with single sign-on
          </a>
        </div>
      )}
    </>
  );
}
