// Requests, work: what waits for a decision, and deciding it. In: who is signed in. Out: hooks and
// acts.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, queries, read } from './client.ts';
import { type DraftId, decideAdjustment } from './drafts.ts';

/** Something that waits for a decision, with why one may not decide it. */
export type Decision = Answer<
  Awaited<ReturnType<typeof client.work.decisions.$get>>
>['items'][number];

/** What waits for a decision of who is signed in. */
export const useDecisions = (enabled = true) =>
  useQuery({
    queryKey: ['decisions'],
    queryFn: () => read(client.work.decisions.$get()),
    enabled,
  });

/**
 * Why who is signed in may not validate or issue a draft that waits for it, such as having prepared
 * or validated it; undefined when they may, or as long as nobody knows.
 */
export function useRefusals(
  kind: 'validation' | 'issue',
  enabled: boolean,
): (draft: DraftId) => NonNullable<Decision['refusal']> | undefined {
  const { data } = useDecisions(enabled);
  return ({ contract, draft }) =>
    data?.items.find((one) => one.kind === kind && one.contract === contract && one.draft === draft)
      ?.refusal ?? undefined;
}

/** What is in hand besides decisions. */
export const useWork = () =>
  useQuery({ queryKey: ['work'], queryFn: () => read(client.work.$get()) });

/** Which of the two answers a decision gets. */
export type Verdict = 'approve' | 'refuse';

/** Kinds that are decided where they wait; the others are opened. */
export const DECIDED_HERE: readonly Decision['kind'][] = [
  ...(['version', 'publication', 'import', 'adjustment', 'note', 'note_issue'] as const),
  // A draft is validated where one sees it: in its review.
  ...(['waiver', 'control_change'] as const),
];

/** Kinds that can also be refused here. */
export const REFUSABLE: readonly Decision['kind'][] = [
  ...(['version', 'publication', 'adjustment', 'note', 'control_change'] as const),
];

/** Decides something that waits. @throws ApiProblem. */
export async function decide(what: Decision, decision: Verdict, comment: string): Promise<void> {
  await act(what, decision, comment);
  await queries.invalidateQueries();
}

async function act(what: Decision, decision: Verdict, comment: string): Promise<unknown> {
  const { kind, contract, id, draft } = what;
  const of = client.contracts[':contract'];
  switch (kind) {
    case 'version':
    case 'publication': {
      const param = { contract, version: id };
      const version = of.versions[':version'];
      if (decision === 'refuse') {
        return read(version.rejection.$post({ param, json: { reason: comment } }));
      }
      if (kind === 'publication') return read(version.publication.$post({ param }));
      const headers = { 'if-match': `"${what.hash}"` };
      return read(version.approval.$post({ param, json: { comment } }, { headers }));
    }
    case 'import':
      return read(
        of.imports[':batch'].application.$post({ param: { contract, batch: id }, json: {} }),
      );
    case 'adjustment':
      return decideAdjustment({ contract, draft: draft ?? '' }, id, decision, comment);
    case 'note':
      return read(
        of.notes[':note'].decision.$post({
          param: { contract, note: id },
          json: { decision, comment },
        }),
      );
    case 'note_issue':
      return read(of.notes[':note'].issue.$post({ param: { contract, note: id }, json: {} }));
    case 'waiver':
      return read(
        of.findings[':finding'].treatment.$post({
          param: { contract, finding: id },
          json: { how: 'waive', words: comment },
        }),
      );
    case 'control_change': {
      const [control = '', change = ''] = id.split('/');
      return read(
        client.controls[':control'].changes[':change'].decision.$post({
          param: { control, change },
          json: { decision, comment },
        }),
      );
    }
    default:
      return undefined;
  }
}
