// Front door of the service folder: what an editor needs, as plain data.
export type { TextRange } from './analysis.ts';
export type { CompletionItem } from './completion.ts';
export { KEYWORD_HELP } from './help.ts';
export type { InlayHint } from './hints.ts';
export type { Hover } from './hover.ts';
export type { OutlineItem, Stretch } from './outline.ts';
export type { CodeAction, Problem } from './problems.ts';
export type { Refusal, Renaming, TextEdit } from './rename.ts';
export { createLanguageService, type LanguageService, type TextFile } from './service.ts';
export type { SemanticToken, TokenKind } from './tokens.ts';
