// Service, reading all: whether a list is cut to what one may read. In: who asks for what. Out: all
// of it, or only the cases that one's roles allow.
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from './service.ts';

/**
 * Whether somebody may read all of a kind; else only in some cases, which the list asks for next.
 * @throws Problem S0201 where no role reads any.
 */
export function readsAll({ may }: Service, actor: Actor, operation: string, kind: string): boolean {
  try {
    may(actor, operation, { kind, is: [] });
    return true;
  } catch (refusal) {
    if (refusal instanceof Problem && refusal.code === 'S0203') return false;
    throw refusal;
  }
}
