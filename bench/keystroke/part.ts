// Bench, part three: how soon the editor knows. In: settings. Out: the time from a keystroke in a
// long contract to its checked plan, and from a very long text to the same, against what people
// notice.
import { createLanguageService } from '../../dsl/src/service/index.ts';
import { child } from '../child.ts';
import { atMost, cpuOf, isSo, median, type Part, pad, percentile } from '../result.ts';
import { longContract } from './long-contract.ts';
import { strokes } from './strokes.ts';

const LINES = 3_000;
const STROKES = 200;
const STROKE_MS = 100;
const COLD_LINES = 10_000;
const COLD_MS = 1_500;

const name = 'long.avn';

/** One keystroke after another, each in another place. */
export const keystroke: Part = async ({ smoke, say }) => {
  const text = longContract(smoke ? 300 : LINES);
  const service = createLanguageService();
  const update = (now: string) => {
    service.update([{ name, text: now }]);
    return service.diagnosticsIn('en');
  };
  const clean = update(text).length === 0;
  const all: { readonly where: string; readonly ms: number }[] = [];
  for (const { text: after, where } of strokes(text, smoke ? 6 : STROKES)) {
    all.push({ where, ms: await cpuOf(() => update(after)) });
  }
  const slow = percentile(
    all.map(({ ms }) => ms),
    0.95,
  );
  say(`keystroke: ${text.split('\n').length} lines, ${all.length} keystrokes, parse and check`);
  for (const where of new Set(all.map((one) => one.where))) {
    const times = all.filter((one) => one.where === where).map(({ ms }) => ms);
    const [half, most] = [median(times).toFixed(1), percentile(times, 0.95).toFixed(1)];
    say(`  ${where.padEnd(14)} half within ${pad(half, 6)} ms, 95 % within ${pad(most, 6)} ms`);
  }
  if (smoke) return [isSo('keystroke: no problem in the text', clean)];
  return [
    isSo('keystroke: no problem in the text', clean),
    atMost(`keystroke: 95th percentile / ${STROKE_MS} ms`, slow / STROKE_MS, 1),
  ];
};

interface Cold {
  readonly lines: number;
  readonly problems: number;
  readonly ms: number;
}

/** The whole text, in processes that have read nothing yet. */
export const cold: Part = async ({ smoke, say }) => {
  const lines = `${smoke ? 300 : COLD_LINES}`;
  const runs = Array.from({ length: smoke ? 1 : 5 }, () =>
    child<Cold>('keystroke/cold-child.ts', [lines]),
  );
  const ms = median(runs.map((run) => run.ms));
  say(`cold: ${runs[0]?.lines} lines, parse and check in ${ms.toFixed(0)} ms, nothing warm`);
  const clean = isSo('cold: no problem in the text', runs[0]?.problems === 0);
  return smoke ? [clean] : [clean, atMost(`cold: middle of 5 / ${COLD_MS} ms`, ms / COLD_MS, 1)];
};
