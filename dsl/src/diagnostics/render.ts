// Diagnostics, words: a diagnostic in the reader's language. In: data. Out: text; with the source,
// an excerpt with carets under the words at fault.
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
  const { values } = diagnostic;
  const help = adviceOf(entry.help?.[language], values, language);
  return {
    title: entry.title[language],
    message: typeset(fill(entry.message[language], values), language),
    help: help === undefined ? undefined : typeset(fill(help, values), language),
  };
}

/** How a help asks after the nearest name; what is known stands there when none is near. */
const NEAR = { en: 'did you mean `{near}`?', fr: 'vouliez-vous dire `{near}` ?' } as const;
const KNOWN = { en: 'known here: {known}', fr: 'connus ici : {known}' } as const;
const ELSE = { en: /^else /, fr: /^sinon / } as const;
const AND = { en: '; ', fr: ' ; ' } as const;

function adviceOf(
  help: string | undefined,
  { near = '', known = '' }: Readonly<Record<string, string>>,
  language: Language,
): string | undefined {
  const question = NEAR[language];
  if (help === undefined || !help.startsWith(question) || near !== '') return help;
  const rest = help.slice(question.length).trim();
  if (known !== '')
    return rest === '' ? KNOWN[language] : `${KNOWN[language]}${AND[language]}${rest}`;
  return rest === '' ? undefined : rest.replace(ELSE[language], '');
}

/** French spaces before high punctuation and inside « » do not break; words in backticks stay. */
function typeset(text: string, language: Language): string {
  if (language === 'en') return text;
  const prose = (part: string): string =>
    part
      .replace(/ (?=[;!?])/g, '\u202f')
      .replace(/ (?=[:»])/g, '\u00a0')
      .replace(/« /g, '«\u00a0');
  const parts = text.split('`');
  return parts.map((part, index) => (index % 2 === 0 ? prose(part) : part)).join('`');
}

const COLON = { en: ': ', fr: '\u00a0: ' } as const;
const HELP = { en: 'help', fr: 'aide' } as const;

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
    `${SEVERITIES[severity][language]} ${code} ${title}${COLON[language]}${message}`,
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
  if (help !== undefined) lines.push(`  ${HELP[language]}${COLON[language]}${help}`);
  return lines;
}
