// Command line, options of studies: the months that a study is about. In: options as written. Out:
// a first month and a count; mistakes are errors of usage.

import type { Language, PlanHistory } from '@avenant/dsl';
import { formatMonth, type Month } from '@avenant/dsl/values';
import { firstMonth, type Horizon } from '@avenant/engine';
import type { Output } from './output.ts';
import { monthOption } from './rating.ts';
import type { Studied } from './stand-ins.ts';
import { UsageError } from './usage-error.ts';

/** Options that `feasibility` and `simulate` share, as written. */
export interface StudyOptions {
  readonly from: string | undefined;
  readonly months: string | undefined;
  readonly data: readonly string[];
  readonly inventory: string | undefined;
}

const MONTHS_MAX = 120;

/** The months asked: twelve invoices from the contract's first, unless said otherwise. */
export function monthsOf(
  { from, months = '12' }: StudyOptions,
  history: PlanHistory,
): Pick<Horizon, 'from' | 'months'> {
  const count = /^\d{1,3}$/.test(months) ? Number.parseInt(months, 10) : 0;
  if (count < 1 || count > MONTHS_MAX) {
    const en = `--months needs a number of invoices from 1 to ${MONTHS_MAX}`;
    const fr = `--months demande un nombre de factures de 1 à ${MONTHS_MAX}`;
    throw new UsageError({ en, fr });
  }
  const first: Month = from === undefined ? firstMonth(history) : monthOption(from, 'from');
  return { from: first, months: count };
}

/** Tells how far a long study is, now and then. */
export function progressOf({ json, language, note }: Output): (done: number, of?: number) => void {
  let last = performance.now();
  return (done, of) => {
    const now = performance.now();
    if (json || now - last < 2000) return;
    last = now;
    const count = of === undefined ? `${done}` : `${done} / ${of}`;
    note(`  … ${count} ${language === 'en' ? 'ratings' : 'valorisations'}`);
  };
}

/** `12 invoices from 2026-01, access from forecast.csv`. */
export function aboutText(
  { from, months }: Pick<Horizon, 'from' | 'months'>,
  { standIns }: Studied,
  language: Language,
): string {
  const start = formatMonth(from);
  const english = language === 'en';
  const invoices = english
    ? `${months} invoice${months === 1 ? '' : 's'} from ${start}`
    : `${months} facture${months === 1 ? '' : 's'} à partir de ${start}`;
  const studied = standIns.map(({ name, file }) =>
    english ? `${name} from ${file}` : `${name} d’après ${file}`,
  );
  return [invoices, ...studied].join(', ');
}
