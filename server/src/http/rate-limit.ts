// HTTP, rate limit: so many requests a minute by key, in the memory of this process. In: a key.
// Out: nothing, or a refusal that says how long to wait.
import { Problem } from '../problem/problem.ts';

/** Counts a request. @throws Problem S0107 when there were too many. */
export type RateLimit = (key: string) => void;

const MINUTE = 60_000;
const KEYS_MAX = 10_000;

/**
 * A limit that fills again evenly.
 * @param now Milliseconds of any clock that only goes forward.
 */
export function rateLimit(perMinute: number, now = () => performance.now()): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key) => {
    const at = now();
    const before = buckets.get(key) ?? { left: perMinute, at };
    const left = Math.min(perMinute, before.left + ((at - before.at) * perMinute) / MINUTE);
    // The one seen last goes to the end: the first is the one to forget.
    buckets.delete(key);
    buckets.set(key, { left: Math.max(0, left - 1), at });
    const [oldest] = buckets.keys();
    if (buckets.size > KEYS_MAX && oldest !== undefined) buckets.delete(oldest);
    if (left >= 1) return;
    const seconds = Math.ceil(((1 - left) * 60) / perMinute);
    throw new Problem('S0107', { seconds: `${seconds}` });
  };
}
