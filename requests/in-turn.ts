/** Parsers at work at the same time: each may take a third of a gigabyte, and a core for twenty seconds. */
const atOnce = 2;
/** Who waits for one, and of the same sender: a form sent twice waits behind itself, and nobody holds the others up. */
const waitingAtMost = 16;
const ofOneAtMost = 2;

type Turn = { sender: string; begin: () => void };

const working = new Set<string>();
const waiting: Turn[] = [];

/**
 * Does work that strangers can make heavy, a few at a time and one of each sender; whose turn comes goes by when they came.
 * @returns null when there are too many already
 */
export async function inTurn<Value>(sender: string, work: () => Promise<Value>): Promise<Value | null> {
  const theirs = waiting.filter((turn) => turn.sender === sender);
  if (theirs.length >= ofOneAtMost || waiting.length >= waitingAtMost) return null;
  await new Promise<void>((begin) => {
    waiting.push({ sender, begin });
    beginNext();
  });
  try {
    return await work();
  } finally {
    working.delete(sender);
    beginNext();
  }
}

function beginNext(): void {
  if (working.size >= atOnce) return;
  const at = waiting.findIndex(({ sender }) => !working.has(sender));
  const [turn] = at < 0 ? [] : waiting.splice(at, 1);
  if (!turn) return;
  working.add(turn.sender);
  turn.begin();
}
