import { Refused } from './refused/refused.tsx';

/** `forbidden()`; see Refused. */
export default function Forbidden() {
  return <Refused status={403} />;
}
