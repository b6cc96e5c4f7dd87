// Binding of one series: the values written in the contract and those of its file, by date.
import type { PlanSeries } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, fromText, parseDay, parseMonth } from '@avenant/dsl/values';
import type { BoundSeries, SeriesRow } from './bound.ts';
import { readDay, readMonth } from './cell-dates.ts';
import { BAD, cellReader, LOOKS } from './cells.ts';
import type { Header } from './header.ts';
import type { Problems } from './problems.ts';
import { knowledgeReader, lineOfRow } from './raw-table.ts';

/** The values of a series in the order of date, then publication, then row. */
export function bindSeries(
  series: PlanSeries,
  header: Header | undefined,
  problems: Problems,
): BoundSeries {
  const rows = [...inlineRows(series), ...fileRows(series, header, problems)];
  const order = rows
    .map((row, index) => ({ row, index }))
    .sort(
      (a, b) =>
        a.row.at - b.row.at ||
        (a.row.published ?? -Infinity) - (b.row.published ?? -Infinity) ||
        a.index - b.index,
    );
  return { name: series.name, step: series.step, rows: order.map(({ row }) => row) };
}

function inlineRows({ values, step }: PlanSeries): readonly SeriesRow[] {
  return values.flatMap(({ at, value, published }) => {
    const point = step === 'month' ? parseMonth(at.slice(0, 7)) : parseDay(at);
    const number = fromText(value);
    const day = published === undefined ? undefined : parseDay(published);
    if (point === undefined || number === undefined) return [];
    return [{ at: point, value: number, ...(day === undefined ? {} : { published: day }) }];
  });
}

function fileRows(
  { name, step, columns }: PlanSeries,
  header: Header | undefined,
  problems: Problems,
): readonly SeriesRow[] {
  if (header === undefined || columns === undefined) return [];
  const at = header.require(columns.at, name);
  const value = header.require(columns.value, name);
  // A file may do without publication dates unless its column is named.
  const published =
    columns.published === undefined
      ? header.find('published')
      : header.require(columns.published, name);
  if (at === undefined || value === undefined) return [];
  const readValue = cellReader({ kind: 'number' });
  const readAt = step === 'month' ? readMonth : readDay;
  const { table } = header;
  const { file, rows } = table;
  const knowledgeOf = knowledgeReader(table);
  return rows.flatMap((row, index) => {
    const line = lineOfRow(table, index);
    const bad = (column: string, position: number, expected: string): readonly SeriesRow[] => {
      const cell = (row[position] ?? '').trim();
      const values = { cell, column, expected, row: `${line}`, file };
      problems.add(cell === '' ? 'R0204' : 'R0203', { file, line, values });
      return [];
    };
    const point = readAt((row[at] ?? '').trim());
    if (point === undefined) return bad(columns.at, at, LOOKS[step === 'month' ? 'month' : 'date']);
    const number = readValue(row[value] ?? '');
    if (number === undefined || number === BAD || typeof number !== 'object' || !('n' in number)) {
      return bad(columns.value, value, LOOKS.number);
    }
    const { came, takenBack } = knowledgeOf(index);
    const known = {
      ...(came === DAY_MIN ? {} : { came }),
      ...(takenBack === DAY_MAX ? {} : { takenBack }),
    };
    const day = published === undefined ? '' : (row[published] ?? '').trim();
    if (published === undefined || day === '') return [{ at: point, value: number, ...known }];
    const out = readDay(day);
    if (out === undefined) return bad(columns.published ?? '', published, LOOKS.date);
    return [{ at: point, value: number, published: out, ...known }];
  });
}
