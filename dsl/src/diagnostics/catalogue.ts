// Catalogue: every code of the product with its texts in both languages. A code is never reused.
import { DATA } from './catalogue-data.ts';
import { FILES } from './catalogue-files.ts';
import { MEANING } from './catalogue-meaning.ts';
import { PROOFS } from './catalogue-proofs.ts';
import { RATING } from './catalogue-rating.ts';
import { SYNTAX } from './catalogue-syntax.ts';
import type { CatalogueEntry } from './diagnostic.ts';

const ALL = { ...SYNTAX, ...MEANING, ...PROOFS, ...RATING, ...DATA, ...FILES };

/** A code of the catalogue. */
export type Code = keyof typeof ALL;

/** Entries by code. */
export const CATALOGUE: Readonly<Record<Code, CatalogueEntry>> = ALL;
