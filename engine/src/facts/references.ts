// References: keys of other types that no row there has. The row is kept; what needs the target is
// held when it is read.
import type { BoundType, Column } from './bound.ts';
import type { Problems } from './problems.ts';

/** Tells once of every key that a reference column names and its target type does not have. */
export function tellUnknownTargets(
  bound: BoundType,
  types: ReadonlyMap<string, BoundType>,
  problems: Problems,
): void {
  for (const [attribute, column] of bound.columns) {
    if (column.type.kind !== 'reference') continue;
    const target = types.get(column.type.type);
    if (target === undefined || target.plan.key === undefined) continue;
    const missing = column.values.map(
      (key) => typeof key === 'string' && !target.codeOfKey.has(key),
    );
    if (missing.includes(true)) tell(bound, attribute, column, missing, problems);
  }
}

function tell(
  bound: BoundType,
  attribute: string,
  { codes, values, type }: Column,
  missing: boolean[],
  problems: Problems,
): void {
  const target = type.kind === 'reference' ? type.type : '';
  for (const [row, code] of codes.entries()) {
    if (missing[code] !== true) continue;
    missing[code] = false;
    const key = values[code];
    const line = bound.lines[row] ?? 0;
    problems.add('R0209', {
      file: bound.file,
      line,
      values: { key: typeof key === 'string' ? key : '', target, attribute, file: bound.file },
    });
  }
}
