// Service, problems: diagnostics in the reader's words, and their quick fixes as edits of text.
import type { Bilingual, Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import { wordsOf } from '../diagnostics/render.ts';
import { type Analysis, rangeOf, type TextRange } from './analysis.ts';
import type { TextEdit } from './rename.ts';

/** A diagnostic as it is read. */
export interface Problem extends TextRange {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly title: string;
  readonly message: string;
  readonly help: string | undefined;
  readonly labels: readonly (TextRange & { readonly text: string })[];
}

/** A fix that can be applied. */
export interface CodeAction {
  readonly code: string;
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
}

/** All diagnostics in a language. */
export function diagnosticsIn(analysis: Analysis, language: Language): Problem[] {
  return analysis.compilation.problems.map((item) => ({
    ...rangeOf(analysis, item.place),
    code: item.code,
    severity: item.severity,
    ...wordsOf(item, language),
    labels: item.labels.map(({ place, text }) => ({
      ...rangeOf(analysis, place),
      text: text[language],
    })),
  }));
}

/** The quick fixes of the diagnostics that touch a range. */
export function codeActions(analysis: Analysis, range: TextRange): CodeAction[] {
  return analysis.compilation.problems.flatMap((item) => {
    if (item.place.file !== range.file || item.fixes.length === 0) return [];
    const at = rangeOf(analysis, item.place);
    if (at.to < range.from || range.to < at.from) return [];
    return item.fixes.map(({ title, edits }) => ({
      code: item.code,
      title,
      edits: edits.map(({ place, text }) => ({ ...rangeOf(analysis, place), text })),
    }));
  });
}
