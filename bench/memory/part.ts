// Bench, part two: memory. In: settings. Out: how many bytes an item takes in a large world over
// how many it takes in a small one, each measured in a process of its own.
import { child } from '../child.ts';
import { atMost, isSo, type Part, pad } from '../result.ts';

/** What is there whatever the number of items: measured with this many, and subtracted. */
const FEW = 1_000;

function aliveWith(count: number): number {
  const { alive } = child<{ readonly alive: number }>(
    'memory/child.ts',
    [`${count}`],
    ['--expose-gc'],
  );
  return alive;
}

/** The part. */
export const memory: Part = async ({ smoke, say }) => {
  const sizes = smoke ? [2_000, 4_000] : [10_000, 100_000, 1_000_000];
  const fixed = aliveWith(FEW);
  say(
    `memory: heap and external, alive while rating; ${Math.round(fixed / 1e6)} MB at 1,000 items`,
  );
  const each = sizes.map((count) => {
    const alive = aliveWith(count);
    const bytes = (alive - fixed) / (count - FEW);
    const all = `${(alive / 1e6).toFixed(1)} MB in all`;
    say(`  ${pad(count, 9)} items  ${pad(bytes.toFixed(1), 8)} bytes an item  ${pad(all, 16)}`);
    return bytes;
  });
  const [least = 1, most = 1] = [each[0], each.at(-1)];
  if (smoke) return [isSo('memory: runs', Number.isFinite(most / least))];
  return [atMost('memory: bytes an item, 1M / 10k', most / least, 1.1)];
};
