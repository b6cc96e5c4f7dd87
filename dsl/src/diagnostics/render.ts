// Diagnostics, words: a diagnostic in the reader's language. In: data. Out: text; with the source, an
// excerpt with carets under the words at fault.
import { CATALOGUE, type Code } from './catalogue.ts';
import type { Diagnostic, Language } from './diagnostic.ts';

/** Fills the `{name}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\p{L}+)\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The message, help and title of a diagnostic. */
export function wordsOf(
  diagnostic: Diagnostic,
  language: Language,
): { readonly title: string; readonly message: string; readonly help: string | undefined } {
  const entry = CATALOGUE[diagnostic.code as Code];
  const known = diagnostic.values.known;
  const listed = diagnostic.values.near === undefined && known !== undefined && known !== '';
  const help = listed ? KNOWN[language] : entry.help?.[language];
  return {
    title: entry.title[language],
    message: fill(entry.message[language], diagnostic.values),
    help: help === undefined ? undefined : fill(help, diagnostic.values),
  };
}

/** The help of an unknown name that resembles no known one. */
const KNOWN = { en: 'known here: {known}', fr: 'connus ici : {known}' } as const;

const SEVERITIES = {
  error: { en: 'error', fr: 'erreur' },
  warning: { en: 'warning', fr: 'avertissement' },
  info: { en: 'note', fr: 'note' },
} as const;

/**
 * A diagnostic as lines of text: head, excerpt with carets, labels, help.
 * @param lineOf gives a line of a file (1-based), undefined when it is not at hand.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  language: Language,
  lineOf: (file: string, line: number) => string | undefined,
): string[] {
  const { title, message, help } = wordsOf(diagnostic, language);
  const { place, code, severity } = diagnostic;
  const lines = [
    `${SEVERITIES[severity][language]} ${code} ${title}: ${message}`,
    `  --> ${place.file}:${place.line}:${place.column}`,
  ];
  const excerpt = (at: typeof place, words: string): void => {
    const text = lineOf(at.file, at.line);
    if (text === undefined) return;
    const margin = `${at.line}`.padStart(5);
    const end = at.endLine === at.line ? at.endColumn : text.length + 1;
    const width = Math.max(1, Math.min(end, text.length + 1) - at.column);
    lines.push(`${margin} | ${text}`);
    lines.push(`      | ${' '.repeat(at.column - 1)}${'^'.repeat(width)} ${words}`.trimEnd());
  };
  excerpt(place, '');
  for (const label of diagnostic.labels) {
    if (label.place.file !== place.file)
      lines.push(`  --> ${label.place.file}:${label.place.line}`);
    excerpt(label.place, label.text[language]);
  }
  if (help !== undefined) lines.push(`  ${language === 'en' ? 'help' : 'aide'}: ${help}`);
  return lines;
}
