// Bench, keystrokes: one character more or less, at places drawn by chance with a fixed seed. In: a
// text. Out: texts after one keystroke each: some anywhere, some in table rows, some in
// declarations.
import { chance } from '../rating/items.ts';

/** A text after one keystroke. */
export interface Stroke {
  readonly text: string;
  readonly where: 'anywhere' | 'table row' | 'declaration';
}

const KEYS = 'aeinrst 0123456789,.\n';

/** Some keystrokes, each in the text as it was. */
export function strokes(text: string, count: number): readonly Stroke[] {
  const pick = chance(7);
  const places = placesIn(text);
  const kinds = ['anywhere', 'table row', 'declaration'] as const;
  return Array.from({ length: count }, (_, index): Stroke => {
    const where = kinds[index % kinds.length] ?? 'anywhere';
    const candidates = places[where];
    const at = candidates[pick(candidates.length)] ?? 0;
    const key = KEYS[pick(KEYS.length)] ?? 'a';
    const isErased = pick(4) === 0;
    const after = text.slice(isErased ? at + 1 : at);
    return { where, text: `${text.slice(0, at)}${isErased ? '' : key}${after}` };
  });
}

function placesIn(text: string): Readonly<Record<Stroke['where'], readonly number[]>> {
  const found = {
    anywhere: [] as number[],
    'table row': [] as number[],
    declaration: [] as number[],
  };
  let start = 0;
  let isDeclared = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) isDeclared = /^(?:item|record|define|table) /.test(line);
    for (let at = start; at < start + line.length; at += 1) {
      found.anywhere.push(at);
      if (line.includes(' | ')) found['table row'].push(at);
      else if (isDeclared) found.declaration.push(at);
    }
    start += line.length + 1;
  }
  return found;
}
