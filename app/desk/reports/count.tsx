import { queueAddress } from '../queue-address.ts';

/**
 * A number that leads to the requests which it counts; none of none. A plain link: of a report's two hundred, Next's would
 * each be drawn as a component of the browser's.
 * @param query in the queue's language
 */
export function Count({ count, query }: { count: number; query: string }) {
  const words = count.toLocaleString('en');
  return count === 0 ? <span className="text-soft">{words}</span> : <a href={queueAddress(query)}>{words}</a>;
}
