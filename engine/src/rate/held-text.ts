// Rate, held items in words: why an item was not billed, as a diagnostic says it. In: a held item.
// Out: words in the language of the reader.
import { CATALOGUE, type Code, type Language, wordsOf } from '@avenant/dsl';
import { unitWords } from '@avenant/dsl/values';
import type { HeldItem } from './line.ts';

const NOWHERE = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Title, reason and remedy of a held item; one of a code nobody knows any more has its code. */
export function heldWords(
  { code, values }: Pick<HeldItem, 'code' | 'values'>,
  language: Language,
): ReturnType<typeof wordsOf> {
  if (!(code in CATALOGUE)) return { title: code, message: code, help: undefined };
  const { severity } = CATALOGUE[code as Code];
  const { unit } = values;
  const said = unit === undefined ? values : { ...values, unit: unitWords(unit, language, true) };
  const diagnostic = { code, severity, place: NOWHERE, values: said, labels: [], fixes: [] };
  return wordsOf(diagnostic, language);
}

/** The reason of a held item, in words. */
export function heldText(item: Pick<HeldItem, 'code' | 'values'>, language: Language): string {
  return heldWords(item, language).message;
}
