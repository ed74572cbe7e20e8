'use client';

type Props = { html: string; title: string; nonce: string };

/**
 * A letter in a frame that runs nothing. Its style sheet needs the nonce of the policy that the page was loaded with: after
 * a move from another page of the desk that is the first page's, which only the browser knows.
 */
export function LetterFrame({ html, title, nonce }: Props) {
  const here = typeof document === 'undefined' ? null : document.querySelector<HTMLElement>('style[nonce]');
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html.replace('<style>', `<style nonce="${here?.nonce || nonce}">`)}
      className="h-[48rem] w-full rounded-md border border-line"
    />
  );
}
