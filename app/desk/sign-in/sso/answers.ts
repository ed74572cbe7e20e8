import type { Problem } from '#domain/problems';

/** To a place of our choosing; never to one that a request names. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location } });

/** Back to the first page, which says in words what went wrong and has the letter. */
export const backWith = ([{ code }]: readonly [Problem, ...Problem[]]): Response =>
  seeOther(`/desk/sign-in?sso=${code}`);
