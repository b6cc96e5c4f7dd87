// Front door of the contract language: text -> checked plan, diagnostics, printing, services.
export * from './ast/block.ts';
export type * from './ast/expression.ts';
export {
  type ClauseDifference,
  isNoDifference,
  type PlanDifference,
  planDifference,
} from './compare/plan-difference.ts';
export { type DiffLine, type PartDifference, textDifference } from './compare/text-diff.ts';
export { textParts } from './compare/text-parts.ts';
export { knownFrom } from './compile/consolidate.ts';
export * from './compile/index.ts';
export { printText } from './consolidated/print-text.ts';
export { type AskedText, textOn } from './consolidated/text-on.ts';
export { CATALOGUE, type Code } from './diagnostics/catalogue.ts';
export type * from './diagnostics/diagnostic.ts';
export { renderDiagnostic, wordsOf } from './diagnostics/render.ts';
export { problem, replacement } from './diagnostics/report.ts';
export {
  ATTRIBUTE_TYPES,
  type BuiltinName,
  FUNCTIONS,
  MEMBERS,
  PROPERTIES,
} from './language/functions.ts';
export { KEYWORDS } from './language/keywords.ts';
export { WORDINGS } from './language/synonyms.ts';
export { hashOf, isPlace, textWithoutPlaces } from './plan/hash.ts';
export * from './plan/index.ts';
export { printBlock, printExpression, printFile } from './print/index.ts';
export type { Need } from './prove/needs.ts';
export type { Notes } from './prove/notes.ts';
export { lookUpsOf } from './prove/prove.ts';
export { rowFixesFor } from './prove/row-fix.ts';
export * from './service/index.ts';
export type { Place, Span } from './source/place.ts';
export { createSourceFile, placeOf, type SourceFile, spanOf } from './source/source-file.ts';
export { createParseCache, languageOf, type ParseCache, parseFiles } from './syntax/parse.ts';
