// Prove, quick fixes of tables: the missing row, or the sentence that the rest is not sold.
import type { Bilingual, QuickFix } from '../diagnostics/diagnostic.ts';
import type { PlanRow, PlanTable } from '../plan/index.ts';
import { onlyAt } from './line.ts';
import type { Notes } from './notes.ts';
import { pointOf, type ValueSet, wordsSet } from './value-set.ts';
import { inBoth, joined, keyCellText, keyword, phraseOf } from './words.ts';

/**
 * The rows that may be written after the last one; none for rows of a data file.
 * @param keys What the missing row holds, by key; undefined: anything.
 */
export function rowFixes(
  table: PlanTable,
  last: PlanRow,
  keys: readonly (ValueSet | undefined)[],
  { headings, languages }: Notes,
): QuickFix[] {
  const language = languages.get(last.span.file);
  const names = headings.get(table.name);
  if (language === undefined || names === undefined) return [];
  const notSold = keyword('NotSold', language);
  const cells = names.map((name) => {
    const at = table.keys.findIndex((key) => key.name === name);
    const [key, set] = [table.keys[at], keys[at]];
    if (key === undefined) return notSold;
    return set === undefined ? keyword('Any', language) : keyCellText(set, key.type, language);
  });
  const { endLine: line, endColumn: column, file } = last.span;
  const place = { file, line, column, endLine: line, endColumn: column };
  const indent = ' '.repeat(Math.max(1, last.span.column - 1));
  const fix = (row: string): QuickFix => ({
    title: { en: `add the row \`${row}\``, fr: `ajouter la ligne \`${row}\`` },
    edits: [{ place, text: `\n${indent}${row}` }],
  });
  return [fix(cells.join(' | ')), fix(`${keyword('Otherwise', language)} | ${notSold}`)];
}

/**
 * Key values that were asked for, in words, and the row for exactly them.
 * @param texts Canonical texts, by key.
 */
export function rowFixesFor(
  table: PlanTable,
  texts: readonly string[],
  notes: Notes,
): { readonly keys: Bilingual; readonly fixes: readonly QuickFix[] } {
  const sets = table.keys.map(({ type }, at): ValueSet => {
    const text = texts[at] ?? '';
    const isLine = type.kind === 'number' || type.kind === 'date';
    const point = isLine ? pointOf(text) : undefined;
    if (point === undefined) return wordsSet([text]);
    return { kind: 'line', days: type.kind === 'date', pieces: [onlyAt(point)] };
  });
  const keys = inBoth((language) => {
    const phrases = table.keys.flatMap(({ name, type }, at) => {
      const set = sets[at];
      return set === undefined ? [] : [phraseOf(name, set, type, language)];
    });
    return joined(phrases, language);
  });
  const last = table.versions.at(-1)?.rows.at(-1);
  return { keys, fixes: last === undefined ? [] : rowFixes(table, last, sets, notes).slice(0, 1) };
}
