// Compile, price revisions settled: the days on which each counts. In: the revisions of all clauses
// and the rules. Out: revisions without the days on which another clause or an amendment suspends
// or replaces them.
import type { ClauseBlock } from '../ast/block.ts';
import type { PlanIndexation, Rule } from '../plan/index.ts';
import type { Version } from './consolidate.ts';
import { report, type Scope } from './context.ts';
import type { CompiledIndexation } from './indexation.ts';

/** What a version of a clause revises, and where it stands. */
export interface Revision extends CompiledIndexation {
  readonly version: Version<ClauseBlock>;
  readonly scope: Scope;
}

type Days = PlanIndexation['effective'][number];
type Overriding = Pick<Rule, 'overrides' | 'effective' | 'subject' | 'guard'>;

/** The revisions with the days on which they count; a partial suspension is reported. */
export function settleRevisions(
  revisions: readonly Revision[],
  rules: readonly Overriding[],
): readonly PlanIndexation[] {
  const replacing = revisions.flatMap(({ indexations, overrides }) =>
    indexations.slice(0, 1).map(({ effective: [effective = EVER], only }): Overriding => {
      const guard = only === undefined ? {} : { guard: only.test };
      return { overrides, effective, ...guard };
    }),
  );
  return revisions.flatMap(({ indexations, version, scope }) => {
    const clause = version.block.id;
    const off = [...rules, ...replacing].filter(({ overrides }) =>
      overrides.some(({ verb, target }) => target === clause.text && verb !== 'reinstates'),
    );
    if (off.some(({ subject, guard }) => subject !== undefined || guard !== undefined)) {
      report(scope, 'C0814', clause, { values: { clause: clause.text } });
      return [];
    }
    return indexations.flatMap((one) => {
      const effective = off.reduce(
        (left, { effective: days }) => without(left, days),
        [...one.effective],
      );
      return effective.length === 0 ? [] : [{ ...one, effective }];
    });
  });
}

const EVER: Days = { from: '0001-01-01', to: null };

function without(days: readonly Days[], off: Days): Days[] {
  return days.flatMap(({ from, to }) => {
    const before = { from, to: sooner(to, off.from) };
    const after = off.to === null ? undefined : { from: from > off.to ? from : off.to, to };
    return [before, ...(after === undefined ? [] : [after])].filter(
      (part) => part.to === null || part.from < part.to,
    );
  });
}

const sooner = (a: string | null, b: string): string => (a === null || b < a ? b : a);
