// Diagnostics: making one. In: a code of the catalogue, a place, values. Out: a Diagnostic. The
// catalogue decides the severity, so a code cannot be an error here and a warning there.
import type { Place } from '../source/place.ts';
import { CATALOGUE, type Code } from './catalogue.ts';
import type { Bilingual, Diagnostic, QuickFix } from './diagnostic.ts';

/** What may come with a problem besides its code and place. */
export interface ProblemDetails {
  readonly values?: Readonly<Record<string, string>>;
  readonly labels?: readonly { readonly place: Place; readonly text: Bilingual }[];
  readonly fixes?: readonly QuickFix[];
}

/** Makes the diagnostic of a code at a place. */
export function problem(code: Code, place: Place, details: ProblemDetails = {}): Diagnostic {
  return {
    code,
    severity: CATALOGUE[code].severity,
    place,
    values: details.values ?? {},
    labels: details.labels ?? [],
    fixes: details.fixes ?? [],
  };
}

/** The fix that replaces what stands at a place. */
export function replacement(place: Place, text: string): QuickFix {
  return {
    title: { en: `write \`${text}\``, fr: `écrire \`${text}\`` },
    edits: [{ place, text }],
  };
}
