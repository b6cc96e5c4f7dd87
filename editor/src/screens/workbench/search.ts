// Workbench, address: what of the screen can be sent to somebody else. In: an address. Out: what it
// says, and nothing that it cannot mean.
import { isDay } from '../../parts/days.ts';
import { LANGUAGES, type Language } from '../../texts/text.ts';

/** What lies in the middle: the text, the prices as grids, two versions side by side. */
export const VIEWS = ['text', 'prices', 'compare'] as const;

/** What lies in the middle. */
export type View = (typeof VIEWS)[number];

/** What the address of a workbench says. */
export interface WorkbenchSearch {
  readonly version?: number;
  readonly file?: string;
  /** ISO month of the invoice. */
  readonly month?: string;
  /** ISO day of which hovers tell what is in force; absent: the last one of the month. */
  readonly day?: string;
  readonly line?: string;
  readonly clause?: string;
  /** The line of the file to begin at, counted from 1. */
  readonly at?: number;
  /** The language that the text is shown in; absent: as written. */
  readonly language?: Language;
  readonly view?: View;
  /** The version beside this one. */
  readonly beside?: number;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

/** Reads an address. */
export function readSearch(search: Record<string, unknown>): WorkbenchSearch {
  const month = text(search.month);
  const found = {
    version: count(search.version),
    file: text(search.file),
    month: month !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    day: isDay(search.day) ? search.day : undefined,
    line: text(search.line),
    // A clause such as 5 is a number in an address.
    clause: text(typeof search.clause === 'number' ? `${search.clause}` : search.clause),
    at: count(search.at),
    language: LANGUAGES.find((one) => one === search.language),
    view: VIEWS.find((one) => one === search.view && one !== 'text'),
    beside: count(search.beside),
  };
  const said = Object.entries(found).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as WorkbenchSearch;
}
