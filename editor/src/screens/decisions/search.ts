// Decisions, address: which kind is shown.
import type { Decision } from '../../api/work.ts';
import { KINDS } from './decisions.texts.ts';

/** The inbox: one kind, or all. */
export function decisionsSearch({ kind }: Record<string, unknown>): {
  readonly kind?: Decision['kind'] | undefined;
} {
  const known = Object.keys(KINDS).find((one) => one === kind) as Decision['kind'] | undefined;
  return known === undefined ? {} : { kind: known };
}
