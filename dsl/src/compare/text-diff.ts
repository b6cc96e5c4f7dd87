// Compare, difference of texts: the parts of two contracts -> which parts are added, removed or
// changed, and their lines. Comments do not count.
import type { TextLine, TextPart } from './text-parts.ts';

/** A line of a difference. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** A part that is not the same on both sides. */
export interface PartDifference {
  readonly key: string;
  readonly heading: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly lines: readonly DiffLine[];
}

/** The parts that differ, in the order of the second text; those that are gone come last. */
export function textDifference(
  before: readonly TextPart[],
  after: readonly TextPart[],
): PartDifference[] {
  const old = new Map(before.map((part) => [part.key, part]));
  const names = new Set(after.map(({ key }) => key));
  const there = after.flatMap((part): PartDifference[] => {
    const { key, heading } = part;
    const was = old.get(key);
    const lines = lineDifference(was?.lines ?? [], part.lines);
    if (was !== undefined && lines.every(({ sign }) => sign === ' ')) return [];
    return [{ key, heading, change: was === undefined ? 'added' : 'changed', lines }];
  });
  const gone = before
    .filter(({ key }) => !names.has(key))
    .map(({ key, heading, lines }): PartDifference => {
      return { key, heading, change: 'removed', lines: lineDifference(lines, []) };
    });
  return [...there, ...gone];
}

/** Pairs of lines beyond which a part counts as wholly rewritten. */
const PAIRS_MAX = 4_000_000;

/** The lines of two texts by a longest common run of lines; the words around them stay. */
export function lineDifference(
  before: readonly TextLine[],
  after: readonly TextLine[],
): DiffLine[] {
  const a = before.map(({ bare }) => spaced(bare));
  const b = after.map(({ bare }) => spaced(bare));
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (line: TextLine): DiffLine => ({ sign: ' ', text: line.text });
  return [
    ...after.slice(0, head).map(same),
    ...middle(
      before.slice(head, before.length - tail),
      after.slice(head, after.length - tail),
      a.slice(head, a.length - tail),
      b.slice(head, b.length - tail),
    ),
    ...after.slice(after.length - tail).map(same),
  ];
}

/** Columns of a table are as wide as their widest cell: width does not count. */
const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

function middle(
  before: readonly TextLine[],
  after: readonly TextLine[],
  a: readonly string[],
  b: readonly string[],
): DiffLine[] {
  const width = b.length + 1;
  const isLong = (a.length + 1) * width > PAIRS_MAX;
  // Lengths of the longest common run from each pair of lines on.
  const common = new Uint32Array(isLong ? 0 : (a.length + 1) * width);
  const from = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = isLong ? -1 : a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const longer = Math.max(from(i + 1, j), from(i, j + 1));
      common[i * width + j] = a[i] === b[j] ? from(i + 1, j + 1) + 1 : longer;
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, now] = [before[i], after[j]];
    if (old !== undefined && now !== undefined && a[i] === b[j] && !isLong) {
      lines.push({ sign: ' ', text: now.text });
      [i, j] = [i + 1, j + 1];
    } else if (old !== undefined && (now === undefined || from(i + 1, j) >= from(i, j + 1))) {
      lines.push({ sign: '-', text: old.text });
      i += 1;
    } else if (now !== undefined) {
      lines.push({ sign: '+', text: now.text });
      j += 1;
    }
  }
  return lines;
}
