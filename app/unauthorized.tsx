import { Refused } from './refused/refused.tsx';

/** `unauthorized()`; see Refused. */
export default function Unauthorized() {
  return <Refused status={401} />;
}
