// Control, trials: an edited control on a draft that is there, before anybody asks for the edit.
// In: a draft and an edit. Out: what the control finds as it is and as it would be; nothing is
// written.
import { sum, toText } from '@avenant/dsl/values';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import type { Actor, Service } from '../service/service.ts';
import { type ControlEdit, edited, mayEdit } from './control-change.ts';
import { amountOf, DRAFT, findDraft, idOf, readContent } from './draft.ts';
import { around, type Found, findingsOf } from './findings-of.ts';
import { understood } from './rule-check.ts';
import { CONTROL, listControls } from './settings.ts';

/** What a control finds: how much, and the first ones. */
export interface TrialSide {
  readonly findings: number;
  /** Decimal text in the currency of the draft. */
  readonly atRisk: string;
}

/** What an edit of a control would change on a draft. */
export interface Trial {
  readonly asItIs: TrialSide;
  readonly asEdited: TrialSide;
  /** Findings that only one of the two has, the first ones. */
  readonly added: readonly Found[];
  readonly gone: readonly Found[];
  readonly currency: string;
}

const SHOWN_MAX = 100;

/**
 * Tries an edited control on a draft.
 * @throws Problem S0201, S0101 for the draft or the control, S0610 on a rule that is not
 * understood.
 */
export async function tryControl(
  service: Service,
  actor: Actor,
  input: DraftId & ControlEdit,
): Promise<Trial> {
  const { contract, control } = input;
  mayEdit(service, actor, control);
  service.may(actor, 'finding.read', { kind: DRAFT, id: idOf(input), contract });
  const before = (await listControls(service, actor)).find((one) => one.control === control);
  if (before === undefined) throw new Problem('S0101', { kind: CONTROL, id: control });
  const after = edited(before, input);
  const ready = ({ severity, isEnabled, rule, thresholds }: typeof after) =>
    isEnabled ? [{ control, severity, rule: understood(control, rule, thresholds) }] : [];
  const [was, is] = [ready(before), ready(after)];
  const { db } = service.database;
  const draft = await findDraft(db, input);
  const material = {
    draft,
    content: await readContent(db, draft),
    ...(await around(service, db, draft)),
  };
  const [then, now] = [await findingsOf(material, was), await findingsOf(material, is)];
  return {
    asItIs: sideOf(then.found),
    asEdited: sideOf(now.found),
    added: without(now.found, then.found),
    gone: without(then.found, now.found),
    currency: draft.currency,
  };
}

const sideOf = (found: readonly Found[]): TrialSide => ({
  findings: found.length,
  atRisk: toText(sum(found.map(({ atRisk }) => amountOf(atRisk)))),
});

function without(some: readonly Found[], others: readonly Found[]): readonly Found[] {
  const there = new Set(others.map(({ finding }) => finding));
  return some.filter(({ finding }) => !there.has(finding)).slice(0, SHOWN_MAX);
}
