// Diagnostics: what is wrong, as data. In: a code, a place and the values that fill its texts.
// Out: a Diagnostic; its words come from the catalogue in the reader's language (see render.ts).
import type { Place } from '../source/place.ts';

/** A text in both languages. A text that exists in one language only does not compile. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** The languages of the product. */
export type Language = keyof Bilingual;

/** How bad it is: errors stop the contract or hold the item, the rest informs. */
export type Severity = 'error' | 'warning' | 'info';

/** What the catalogue knows of a code. Texts hold `{name}` places filled from the values. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** Two to five words. */
  readonly title: Bilingual;
  /** One sentence, lower case first, no final stop, the user's own words in backticks. */
  readonly message: Bilingual;
  /** The remedy. */
  readonly help?: Bilingual;
}

/** A change of text that mends the problem. */
export interface QuickFix {
  readonly title: Bilingual;
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
}

/** A problem at a place. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** What fills the `{name}` places of the catalogue's texts. */
  readonly values: Readonly<Record<string, string>>;
  /** Other places that matter, each with its few words. */
  readonly labels: readonly { readonly place: Place; readonly text: Bilingual }[];
  readonly fixes: readonly QuickFix[];
}

/** A value and the problems met on the way: what every stage returns. */
export interface Staged<T> {
  readonly value: T;
  readonly problems: readonly Diagnostic[];
}
