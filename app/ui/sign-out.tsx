import { getTranslations } from 'next-intl/server';

/** Ends the session; a plain form, so that it works everywhere. */
export async function SignOut() {
  const t = await getTranslations('signOut');
  return (
    <form action="/sign-out" method="post">
      <button
        type="submit"
        className="cursor-pointer text-accent underline underline-offset-4 hover:text-accent-strong hover:decoration-2"
      >
        {t('button')}
      </button>
    </form>
  );
}
