// Service, refusal: the permission check as an answer instead of an error. In: who asks for what.
// Out: why not, or nothing.
import { Problem, type ProblemWords } from '../problem/problem.ts';
import type { Actor, Service } from './service.ts';

/** No role of theirs may ever, in no case. */
export const NEVER = 'S0201';

/** Why somebody may not do something; null when they may. */
export function refusalOf(
  { may }: Pick<Service, 'may'>,
  actor: Actor,
  operation: string,
  about: object,
): ProblemWords | null {
  try {
    may(actor, operation, about);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.words;
    throw error;
  }
}
