// Service, hover: what is to be known of the words at an offset. In: the offset and the reader's
// language. Out: a title and lines; for names, literals, cells, and words of the language.
import type { TableBlock } from '../ast/block.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import {
  type Analysis,
  blockAt,
  holds,
  pieceAt,
  rangeOf,
  type TextRange,
  textIn,
} from './analysis.ts';
import { type Description, describe, describeCell } from './describe.ts';
import { keyOfName } from './entities.ts';
import { helpOf } from './help.ts';
import { occurrenceAt } from './occurrences.ts';
import { typeWords } from './shown.ts';

/** What to show over some words. */
export interface Hover extends TextRange, Description {}

/** The hover at an offset, with what is in force on a day; undefined over blanks. */
export function hover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
  day?: string,
): Hover | undefined {
  return (
    nameHover(analysis, file, offset, language, day) ??
    cellHover(analysis, file, offset, language, day) ??
    citationHover(analysis, file, offset, language, day) ??
    keywordHover(analysis, file, offset, language) ??
    typeHover(analysis, file, offset, language)
  );
}

function nameHover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
  day?: string,
): Hover | undefined {
  const found = occurrenceAt(analysis, file, offset);
  if (found === undefined) return undefined;
  return { ...found.at, ...describe(analysis, found, language, day) };
}

function cellHover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
  day?: string,
): Hover | undefined {
  const block = blockAt(analysis, file, offset);
  if (block?.kind !== 'table') return undefined;
  const at = offset - block.start;
  const row = block.rows.find(({ span }) => holds(span, at));
  const index = row?.cells.findIndex(({ span }) => holds(span, at)) ?? -1;
  const cell = row?.cells[index];
  const heading = block.headings[index];
  if (row === undefined || cell === undefined || heading === undefined) return undefined;
  const id = rowId(analysis, block, file, row.span.from + block.start);
  const found =
    id === undefined
      ? undefined
      : describeCell(analysis, keyOfName(block.name), id, keyOfName(heading.name), language, day);
  const key = `${keyOfName(block.name)}/${keyOfName(heading.name)}`;
  const said = found ?? describe(analysis, { kind: 'column', key }, language, day);
  return { file, from: cell.span.from + block.start, to: cell.span.to + block.start, ...said };
}

/** The stable id of the row that starts at an offset. */
function rowId(
  analysis: Analysis,
  block: TableBlock,
  file: string,
  from: number,
): string | undefined {
  const tables = analysis.compilation.latest?.tables ?? [];
  const plan = tables.find(({ name }) => keyOfName(name) === keyOfName(block.name));
  for (const version of plan?.versions ?? []) {
    const row = version.rows.find(
      ({ span }) => span.file === file && rangeOf(analysis, span).from === from,
    );
    if (row !== undefined) return row.id;
  }
  return undefined;
}

function citationHover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
  day?: string,
): Hover | undefined {
  const block = blockAt(analysis, file, offset);
  if (block?.kind !== 'clause' || block.citation === undefined) return undefined;
  const from = analysis.files.get(file)?.text.indexOf(block.citation, block.start) ?? -1;
  const range = { file, from, to: from + block.citation.length };
  if (from < 0 || !holds(range, offset)) return undefined;
  const clause = { kind: 'clause' as const, key: keyOfName(block.id) };
  return { ...range, ...describe(analysis, clause, language, day) };
}

function keywordHover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
): Hover | undefined {
  const piece = pieceAt(analysis, file, offset);
  if (piece === undefined) return undefined;
  const at = offset - piece.start;
  for (const line of piece.lines) {
    for (const token of line.tokens) {
      const to = (token.endOffset ?? token.startOffset) + 1;
      if (at < token.startOffset || at >= to) continue;
      const payload = typeof token.payload === 'string' ? token.payload : undefined;
      const help = helpOf(token.tokenType.name, payload);
      if (help === undefined) return undefined;
      const range = { file, from: token.startOffset + piece.start, to: to + piece.start };
      return { ...range, title: textIn(analysis, range), lines: [help[language]] };
    }
  }
  return undefined;
}

function typeHover(
  analysis: Analysis,
  file: string,
  offset: number,
  language: Language,
): Hover | undefined {
  const source = analysis.files.get(file);
  if (source === undefined) return undefined;
  let best: Hover | undefined;
  for (const { place, type } of analysis.compilation.types) {
    if (place.file !== file || type.kind === 'unknown') continue;
    const range = rangeOf(analysis, place);
    if (!holds(range, offset)) continue;
    if (best !== undefined && best.to - best.from <= range.to - range.from) continue;
    const title = textIn(analysis, range).split('\n')[0] ?? '';
    best = { ...range, title, lines: [typeWords(type, language)] };
  }
  return best;
}
