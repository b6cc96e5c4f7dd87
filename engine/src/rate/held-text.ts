// Rate, held items in words: why an item was not billed, as a diagnostic says it. In: a held item.
// Out: a sentence in the language of the reader.
import { CATALOGUE, type Code, type Language, wordsOf } from '@avenant/dsl';
import { unitWords } from '@avenant/dsl/values';
import type { HeldItem } from './line.ts';

/** The reason of a held item, in words. */
export function heldText(item: Pick<HeldItem, 'code' | 'values'>, language: Language): string {
  const place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { code } = item;
  const { unit } = item.values;
  const values =
    unit === undefined ? item.values : { ...item.values, unit: unitWords(unit, language, true) };
  if (!(code in CATALOGUE)) return code;
  const { severity } = CATALOGUE[code as Code];
  const diagnostic = { code, severity, place, values, labels: [], fixes: [] };
  return wordsOf(diagnostic, language).message;
}
