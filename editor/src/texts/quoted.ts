// Texts, quotations: names and cells stand between backquotes in sentences about a contract;
// readers know them by the marks of their language. In: a sentence. Out: it, for a reader.
import type { Language } from './text.ts';

/** A sentence with the quotation marks of a language. */
export function quoted(text: string, language: Language): string {
  const marks = language === 'fr' ? '«\u00a0$1\u00a0»' : '“$1”';
  return text.replaceAll(/`([^`]*)`/g, marks);
}
