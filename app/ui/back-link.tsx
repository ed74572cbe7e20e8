export function BackLink({ href, words }: { href: string; words: string }) {
  return (
    <a
      href={href}
      data-screen-only=""
      className="inline-flex min-h-8 items-center gap-1.5 text-base text-ink before:size-2 before:shrink-0 before:-rotate-45 before:border-s-2 before:border-t-2 before:border-current before:content-[''] rtl:before:rotate-45"
    >
      {words}
    </a>
  );
}
