// Differential tests, generators: a case moved by some months, so that it meets other quarters, years
// and lengths of months. Every date and month of its text and rows moves, and what is asked.
import {
  addMonths,
  formatDay,
  formatMonth,
  parseDay,
  parseMonth,
} from '../../../dsl/src/values/index.ts';
import type { Cells } from '../reference/thing.ts';
import type { Scenario } from './scenario.ts';

const DATE = /\b\d{4}-\d{2}(?:-\d{2})?/g;

/** The case moved by some months. */
export function shifted(scenario: Scenario, months: number): Scenario {
  if (months === 0) return scenario;
  const moved = (text: string): string => text.replaceAll(DATE, (date) => later(date, months));
  const tables = Object.entries(scenario.tables).map(([name, rows]) => {
    const all = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, moved(cell)])),
    );
    return [name, all.map(forward)];
  });
  const { knownOn } = scenario;
  return {
    text: moved(scenario.text),
    tables: Object.fromEntries(tables),
    from: scenario.from + months,
    through: scenario.through + months,
    ...(knownOn === undefined ? {} : { knownOn: addMonths(knownOn, months, 'last-day') }),
  };
}

// Two days may have become the last one of a shorter month, and their times the wrong way round.
function forward(row: Cells): Cells {
  const { began, ended } = row;
  if (began === undefined || ended === undefined || began <= ended) return row;
  return { ...row, began: ended, ended: began };
}

function later(date: string, months: number): string {
  const month = parseMonth(date);
  if (month !== undefined) return formatMonth(month + months);
  const day = parseDay(date);
  return day === undefined ? date : formatDay(addMonths(day, months, 'last-day'));
}
