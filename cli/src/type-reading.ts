// Command line, type of a file: which of a contract's types a data file holds. In: the file as
// read, the types. Out: one of them; a file that is none of them is an error of usage.
import { basename } from 'node:path';
import type { PlanType } from '@avenant/dsl';
import { normalizeColumn } from '@avenant/dsl/values';
import type { RawTable } from '@avenant/engine';
import { UsageError } from './usage-error.ts';

/** The type that a file is of: by the file's name, else by its columns. @throws UsageError */
export function typeReading(table: RawTable, types: readonly PlanType[]): PlanType {
  const columns = new Set(table.columns.map(normalizeColumn));
  const has = (column: string): boolean => columns.has(normalizeColumn(column));
  const found =
    types.find(({ file }) => file !== undefined && basename(file) === basename(table.file)) ??
    types.find(
      ({ key, attributes }) =>
        key !== undefined &&
        has(key) &&
        attributes.every(({ column, optional }) => optional || has(column)),
    );
  if (found !== undefined) return found;
  const { file } = table;
  const fr = `aucun type d’élément ne se lit dans ${file}`;
  throw new UsageError({ en: `no type of item can be read from ${file}`, fr });
}
