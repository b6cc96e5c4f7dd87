// Work, decisions: what waits for somebody's decision, all kinds together. In: who asks. Out: items
// that they may ever decide, each with why they may not decide this very one, if so.
import type { ProblemWords } from '../problem/problem.ts';
import { NEVER, refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';
import { WAITING, type Waiting } from './waiting.ts';

/** Something that waits, as one person sees it. */
export interface Decision extends Waiting {
  /** Why who asks may not decide it, such as having made it; null when they may. */
  readonly refusal: ProblemWords | null;
}

/** What waits for a decision of who asks, what they may decide first, the oldest first. */
export async function listDecisions(service: Service, actor: Actor): Promise<readonly Decision[]> {
  const found: Decision[] = [];
  for (const { operation, find } of WAITING) {
    // It does not wait for them.
    if (refusalOf(service, actor, operation, {})?.code === NEVER) continue;
    for (const { about, ...item } of await find(service, actor)) {
      const refusal = refusalOf(service, actor, operation, about);
      if (refusal?.code !== NEVER) found.push({ ...item, refusal });
    }
  }
  const rank = ({ refusal, since }: Decision) => `${refusal === null ? 0 : 1} ${since ?? ''}`;
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
