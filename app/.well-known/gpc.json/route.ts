import { organisation } from '#requests/organisation';

/** That this site honours opt-out signals of browsers, and since when. @see Global Privacy Control (W3C), "GPC support resource" */
export function GET(): Response {
  return Response.json({ gpc: true, lastUpdate: organisation().signalsSince });
}
