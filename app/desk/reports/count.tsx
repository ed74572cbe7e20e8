import { Link } from '../../ui/desk/link.tsx';
import { queueAddress } from '../queue-address.ts';

/** A number that leads to the requests which it counts; none of none. @param query in the queue's language */
export function Count({ count, query }: { count: number; query: string }) {
  const words = count.toLocaleString('en');
  return count === 0 ? <span className="text-soft">{words}</span> : <Link href={queueAddress(query)}>{words}</Link>;
}
