// Draft review, what is open: findings that nobody has settled. An explanation settles all but what
// blocks.
import type { Finding } from '../../api/drafts.ts';

/** Whether a finding still waits for somebody. */
export function isOpen({ state, severity }: Pick<Finding, 'state' | 'severity'>): boolean {
  return (
    state === 'open' || state === 'assigned' || (state === 'explained' && severity === 'blocking')
  );
}
