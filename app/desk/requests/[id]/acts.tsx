import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../../../ui/desk/desk-link-button.tsx';
import {
  assignAction,
  changeLawAction,
  checkIdentityAction,
  expediteAction,
  keyInAnswerAction,
  keyInAppealAction,
  keyInCodeAction,
  postCodeAction,
  releaseAction,
  replanAction,
  resumeAction,
} from './actions.ts';
import { Decisions } from './decisions.tsx';
import { reasonField } from './reason-field.ts';
import { Snoozing } from './snoozing.tsx';
import { Writing } from './writing.tsx';

type Props = { request: RequestView };

/** What this member of staff may do with the request besides its plan; each opens in place. */
export function Acts({ request }: Props) {
  const may = (move: RequestView['moves'][number]) => request.moves.includes(move);
  return (
    <div className="mb-5 grid gap-2">
      {may('resume') && <Resume request={request} />}
      {may('release') && <Release request={request} />}
      {may('expedite') && <Expedite request={request} />}
      {may('check-identity') && <CheckIdentity request={request} />}
      {may('post-code') && <PostCode request={request} />}
      {may('key-in-code') && <KeyInCode request={request} />}
      {may('key-in-answer') && <KeyInAnswer request={request} />}
      {may('key-in-appeal') && <KeyInAppeal request={request} />}
      {may('see-letters') && (
        <DeskLinkButton href={`/desk/requests/${request.id}/letters`}>Letters to post</DeskLinkButton>
      )}
      {may('assign') && <Assign request={request} />}
      <Snoozing request={request} />
      {may('change-law') && <ChangeLaw request={request} />}
      <Writing request={request} />
      {may('replan') && <Replan request={request} />}
      <Decisions request={request} />
    </div>
  );
}

function Assign({ request: { id, owner, assignable } }: Props) {
  const options = [{ value: '', words: 'Nobody' }, ...assignable.map((one) => ({ value: one.id, words: one.name }))];
  return (
    <Confirm summary="Assign…" shortcut="a">
      <DeskForm
        id="assign"
        action={assignAction}
        given={{ requestId: id }}
        fields={[{ name: 'staffId', label: 'Owner', value: owner?.id ?? '', options }]}
        submit="Assign"
      />
    </Confirm>
  );
}

function ChangeLaw({ request: { id, law, lawChoices } }: Props) {
  const choices = lawChoices.map((one) => ({ value: one.id, words: one.name }));
  const options = [...choices, { value: 'unsure', words: 'Not known: the shortest time of all' }];
  return (
    <Confirm summary="Another law…">
      <p className="text-soft">
        All dates are worked out anew from the day of receipt. If the last day moves, we write to the person.
      </p>
      <DeskForm
        id="law"
        action={changeLawAction}
        given={{ requestId: id }}
        fields={[
          { name: 'law', label: 'Law', value: law.includes(' ') ? 'unsure' : law, options },
          { ...reasonField, hint: 'How you know where the person lives.' },
        ]}
        submit="Change the law"
      />
    </Confirm>
  );
}

function CheckIdentity({ request: { id } }: Props) {
  const hint = 'What you compared, and with what: no more data than needed, and no copy of an identity card.';
  return (
    <Confirm summary="Say who the person is…">
      <p className="text-soft">
        There is no mailbox to prove. Once you have made sure of the person, the worker looks them up.
      </p>
      <DeskForm
        id="identity"
        action={checkIdentityAction}
        given={{ requestId: id }}
        fields={[{ ...reasonField, label: 'How you made sure', hint }]}
        submit="I made sure"
      />
    </Confirm>
  );
}

function PostCode({ request: { id } }: Props) {
  return (
    <Confirm summary="Post a code…">
      <p className="text-soft">
        A letter with a code to the postal address that the account database holds. Whoever reads the code back gets the
        post there. The worker looks the address up; the letter is then among those to print.
      </p>
      <DeskForm
        id="post-code"
        action={postCodeAction}
        given={{ requestId: id }}
        submit="Have it written"
        look="second"
      />
    </Confirm>
  );
}

function KeyInCode({ request: { id } }: Props) {
  return (
    <Confirm summary="Key in the code…">
      <DeskForm
        id="code-in"
        action={keyInCodeAction}
        given={{ requestId: id }}
        fields={[{ name: 'code', label: 'Code that the person told', autoComplete: 'off' }]}
        submit="Check the code"
      />
    </Confirm>
  );
}

function KeyInAnswer({ request: { id } }: Props) {
  return (
    <Confirm summary="Key in the answer…">
      <DeskForm
        id="answer"
        action={keyInAnswerAction}
        given={{ requestId: id }}
        fields={[{ name: 'words', label: 'What the person answered', rows: 4 }]}
        submit="Keep the answer"
      />
    </Confirm>
  );
}

function KeyInAppeal({ request: { id } }: Props) {
  const hint = 'The day on which it reached us; its clock runs from there.';
  return (
    <Confirm summary="Key in an appeal…">
      <DeskForm
        id="appeal-in"
        action={keyInAppealAction}
        given={{ requestId: id }}
        fields={[
          { name: 'receivedOn', label: 'Received on', hint, type: 'date' },
          { name: 'words', label: 'Why the person disagrees', rows: 4 },
        ]}
        submit="Keep the appeal"
      />
    </Confirm>
  );
}

function Replan({ request: { id, status } }: Props) {
  return (
    <Confirm summary="Plan again…" shortcut="u">
      <p className="text-soft">
        The worker looks the person up anew. Names under the present plan no longer count
        {status === 'approved' && ', and the deletion goes back to review'}.
      </p>
      <DeskForm id="replan" action={replanAction} given={{ requestId: id }} submit="Plan again" look="second" />
    </Confirm>
  );
}

function Expedite({ request: { id, plan } }: Props) {
  return (
    <Confirm summary="Cut the cooling-off short…">
      <p className="text-soft">It takes two people, each with a reason. The deletion then runs at once.</p>
      <DeskForm
        id="expedite"
        action={expediteAction}
        given={{ requestId: id, digest: plan?.digest ?? '' }}
        fields={[reasonField]}
        submit="Give my name to it"
        look="danger"
      />
    </Confirm>
  );
}

function Resume({ request: { id } }: Props) {
  return (
    <Confirm summary="Let the deletion go on…">
      <p className="text-soft">Say what you found out. Its cooling-off time is not shortened.</p>
      <DeskForm
        id="resume"
        action={resumeAction}
        given={{ requestId: id }}
        fields={[reasonField]}
        submit="Let it go on"
      />
    </Confirm>
  );
}

function Release({ request: { id } }: Props) {
  return (
    <>
      <Confirm summary="Give back what was locked…">
        <p className="text-soft">The person has it again: everything works as before it was reported.</p>
        <DeskForm
          id="unfreeze"
          action={releaseAction}
          given={{ requestId: id, how: 'unfreeze' }}
          submit="Unlock it"
          look="second"
        />
      </Confirm>
      <Confirm summary="Cancel what was locked…">
        <p className="text-soft">It never works again. This cannot be undone.</p>
        <DeskForm
          id="cancel"
          action={releaseAction}
          given={{ requestId: id, how: 'cancel' }}
          submit="Cancel it for good"
          look="danger"
        />
      </Confirm>
    </>
  );
}
