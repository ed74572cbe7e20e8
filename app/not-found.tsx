import { Refused } from './refused/refused.tsx';

/** `notFound()`; see Refused. */
export default function NotFound() {
  return <Refused status={404} />;
}
