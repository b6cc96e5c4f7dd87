// Work, decisions: what waits for somebody's decision, all kinds together. In: who asks. Out: items
// that they may ever decide, each with why they may not decide this very one, if so.

import { Problem, type ProblemWords } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { WAITING, type Waiting } from './waiting.ts';

/** Something that waits, as one person sees it. */
export interface Decision extends Waiting {
  /** Why who asks may not decide it, such as having made it; null when they may. */
  readonly refusal: ProblemWords | null;
}

/** No role of theirs may ever: it does not wait for them. */
const NEVER = 'S0201';

/** What waits for a decision of who asks, what they may decide first, the oldest first. */
export async function listDecisions(service: Service, actor: Actor): Promise<readonly Decision[]> {
  const found: Decision[] = [];
  for (const { operation, find } of WAITING) {
    if (refusalOf(service, actor, operation, {})?.code === NEVER) continue;
    for (const { about, ...item } of await find(service, actor)) {
      const refusal = refusalOf(service, actor, operation, about);
      if (refusal?.code !== NEVER) found.push({ ...item, refusal });
    }
  }
  const rank = ({ refusal, since }: Decision) => `${refusal === null ? 0 : 1} ${since ?? ''}`;
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** Why somebody may not do something; null when they may. */
export function refusalOf(
  service: Service,
  actor: Actor,
  operation: string,
  about: object,
): ProblemWords | null {
  try {
    service.may(actor, operation, about);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.words;
    throw error;
  }
}
