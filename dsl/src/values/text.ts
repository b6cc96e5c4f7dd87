// Stage: values. In: names and words as people wrote them. Out: their comparable form, how far
// apart two words are, and the nearest known word for a suggestion.

/** Names that are their own comparable form, as most are. */
const PLAIN = /^[a-z0-9_.-]+(?: [a-z0-9_.-]+)*$/;

/** The comparable form of a name: trimmed, runs of white space made one space, NFC, lower case. */
export function normalizeName(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase().normalize('NFC');
}

/** The comparable form of a column's header: as of names, without accents, `_` read as a space. */
export function normalizeColumn(header: string): string {
  const bare = header.normalize('NFD').replace(/\p{M}/gu, '');
  return normalizeName(bare.replaceAll('_', ' '));
}

/**
 * How many single edits turn `a` into `b`: insert, delete, replace a character or swap two
 * neighbours (Damerau-Levenshtein, each place edited once). When the answer is above `bound` the
 * search stops early and gives `bound + 1`.
 */
export function editDistance(a: string, b: string, bound = Number.MAX_SAFE_INTEGER - 1): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, last, beforeLast);
    if (Math.min(...current) > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, bound + 1);
}

// Row `row` of the table of distances between the starts of `a` and of `b`.
function nextRow(
  a: string,
  b: string,
  row: number,
  last: readonly number[],
  beforeLast: readonly number[],
): number[] {
  const current = [row];
  const letter = a[row - 1];
  for (let column = 1; column <= b.length; column += 1) {
    const other = b[column - 1];
    const replaced = cell(last, column - 1) + (letter === other ? 0 : 1);
    let best = Math.min(replaced, cell(last, column) + 1, cell(current, column - 1) + 1);
    if (row > 1 && column > 1 && letter === b[column - 2] && a[row - 2] === other) {
      best = Math.min(best, cell(beforeLast, column - 2) + 1);
    }
    current.push(best);
  }
  return current;
}

function cell(cells: readonly number[], index: number): number {
  return cells[index] ?? 0;
}

/**
 * The candidate nearest to `word` within `max` edits, both read by {@link normalizeName}; the
 * first one on a tie. Words that share nothing are not suggested: the edits must be fewer than the
 * letters of the shorter word. `undefined` when no candidate is that near.
 */
export function nearest(word: string, candidates: Iterable<string>, max = 2): string | undefined {
  const wanted = normalizeName(word);
  let best: string | undefined;
  let bound = max;
  for (const candidate of candidates) {
    const known = normalizeName(candidate);
    const distance = editDistance(wanted, known, bound);
    const near = distance === 0 || distance < Math.min(wanted.length, known.length);
    if (distance > bound || !near) continue;
    if (distance === 0) return candidate;
    best = candidate;
    bound = distance - 1;
  }
  return best;
}
