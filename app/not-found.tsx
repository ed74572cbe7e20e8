import { Refused } from './refused/refused.tsx';
import { titled } from './titled.ts';

/** Next takes the title from here wherever the status is 404. */
export const generateMetadata = titled('notFound');

/** `notFound()`; see Refused. */
export default function NotFound() {
  return <Refused status={404} />;
}
