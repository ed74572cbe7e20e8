import type { Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { type Answers, answers as answersSchema } from '#domain/answers';
import { checkChoices } from '#domain/choices';
import { checkObjection } from '#domain/objection';
import { isProblemCode, type Result, refused } from '#domain/problems';
import { organisation } from './organisation.ts';

/** Whether answers, from whatever form, are complete and ask for what this organisation and its map offer. */
export async function checkAnswers(tx: Transaction, given: unknown): Promise<Result<Answers>> {
  const parsed = answersSchema.safeParse(given);
  if (!parsed.success) {
    const { message = '', path = [] } = parsed.error.issues[0] ?? {};
    const code = isProblemCode(message) ? message : 'answers-incomplete';
    const change = path.find((part) => typeof part === 'number');
    return refused(
      code,
      path.findLast((part) => typeof part === 'string'),
      change === undefined ? undefined : { change },
    );
  }
  if (!organisation().kinds.includes(parsed.data.kind)) return refused('kind-not-offered', 'kind');
  const { mapFace } = await findInstallation(tx);
  if (!mapFace) return refused('not-possible-now');
  const checked = checkChoices(parsed.data, mapFace);
  return checked.ok ? checkObjection(checked.value, mapFace, organisation().policies) : checked;
}
