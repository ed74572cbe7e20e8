import { isAnswerable } from '#domain/plan-questions';
import type { RequestView } from '#requests/view-request';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { withDayWords } from '../../day-words.ts';
import { Moment } from '../../moment.tsx';
import { count, questionWords } from '../../words.ts';
import { answerQuestionAction } from './actions.ts';

type Plan = NonNullable<RequestView['plan']>;
type Question = Plan['questions'][number];

function One({
  question,
  id,
  digest,
  mayAnswer,
}: {
  question: Question;
  id: string;
  digest: string;
  mayAnswer: boolean;
}) {
  const { index, code, table, words, rows, answer } = question;
  return (
    <li className="rounded-md border border-line p-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {questionWords[code]}
        <Tag small tone={answer ? 'good' : 'warn'}>
          {answer ? 'Answered' : 'Open'}
        </Tag>
      </p>
      <p className="mt-1 text-soft">
        {withDayWords(words)}
        {table && ` (${table}, ${count(rows, 'row')})`}
      </p>
      {answer && (
        <>
          {answer.why && (
            <p className="mt-1 whitespace-pre-line wrap-anywhere">
              <bdi>{answer.why}</bdi>
            </p>
          )}
          <p className="mt-1 text-soft">
            <bdi>{answer.name}</bdi>, <Moment at={answer.at} />
          </p>
        </>
      )}
      {code === 'two-persons' && mayAnswer && (
        <p className="mt-2">
          <Link href={`/desk/requests/${id}/findings`}>Look at the findings and pick the person</Link>
        </p>
      )}
      {code !== 'two-persons' && !isAnswerable(code) && (
        <p className="mt-2">Change the data map or the rows, then plan again: no reason makes this run.</p>
      )}
      {isAnswerable(code) && !answer && mayAnswer && (
        <div className="mt-2">
          <DeskForm
            id={`question-${index}`}
            action={answerQuestionAction}
            given={{ requestId: id, digest, question: String(index) }}
            fields={[{ name: 'reason', label: 'Why the plan is right all the same', rows: 2 }]}
            submit="Answer"
            look="second"
          />
        </div>
      )}
    </li>
  );
}

/** What is odd about the plan; each needs a human's answer before anybody may approve. */
export function PlanQuestions({ request, plan }: { request: RequestView; plan: Plan }) {
  if (plan.questions.length === 0) return null;
  const mayAnswer = request.moves.includes('answer-question');
  return (
    <>
      <h3 className="mt-2 mb-2 font-semibold">Questions on the plan</h3>
      <ul className="mb-4 grid gap-2">
        {plan.questions.map((question) => (
          <One key={question.index} question={question} id={request.id} digest={plan.digest} mayAnswer={mayAnswer} />
        ))}
      </ul>
    </>
  );
}
