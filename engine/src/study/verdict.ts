// Study, verdicts: a clause is at best what the clauses that it reads are. In: each clause's own
// verdict and whom it reads. Out: the verdicts that hold.
import type { Needs } from './needs.ts';

/** Whether a clause can be billed. */
export type Verdict = 'automatic' | 'automatic with new data' | 'manual' | 'not billable';

/** From best to worst. */
const VERDICTS: readonly Verdict[] = [
  'automatic',
  'automatic with new data',
  'manual',
  'not billable',
];

/** A clause before others are looked at. */
export interface Judged {
  readonly clause: string;
  readonly own: Verdict;
  readonly needs: Needs;
}

/** The verdicts of clauses, those that they read being taken into account. */
export function settledVerdicts(clauses: readonly Judged[]): ReadonlyMap<string, Verdict> {
  const verdicts = new Map(clauses.map(({ clause, own }) => [clause, own]));
  const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { clause, needs } of clauses) {
      const own = verdicts.get(clause) ?? 'automatic';
      // What another issuer bills is no part of what is read.
      const read = [...needs.clauses].map((name) => verdicts.get(name) ?? 'automatic');
      const counted = read.filter((verdict) => verdict !== 'not billable');
      const worst = [own, ...counted].reduce((a, b) => (rank(b) > rank(a) ? b : a));
      if (worst === own) continue;
      verdicts.set(clause, worst);
      changed = true;
    }
  }
  return verdicts;
}
