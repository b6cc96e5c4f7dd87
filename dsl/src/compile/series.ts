// Compile, series: `SYNTEC for 2024-09` -> the value of a series at a month or a day.
import type { Expression, Name } from '../ast/expression.ts';
import type { Term } from '../plan/index.ts';
import { report, reportUnknown, type Scope, type Typed, use } from './context.ts';
import { elaborate } from './expression.ts';
import { knownUnit, NOTHING } from './literals.ts';
import { keyOf } from './symbols.ts';
import { NUMBER, typeText } from './types.ts';

/** Elaborates a value of a series; `latest`: the last one at or before the date. */
export function elaborateSeries(
  name: Name,
  when: Expression,
  scope: Scope,
  latest: boolean,
): Typed {
  const found = scope.session.symbols.series.get(keyOf(name));
  const at = elaborate(when, scope);
  if (found === undefined) {
    const names = [...scope.session.symbols.series.values()].map((item) => item.block.name.text);
    reportUnknown(scope, 'C0312', name, name.text, names);
    return NOTHING;
  }
  use(scope, name, 'series', keyOf(name));
  const { block } = found;
  const dated = at.type.kind === 'date' || at.type.kind === 'instant' || at.type.kind === 'month';
  if (!dated && at.type.kind !== 'unknown') {
    const text = typeText(at.type);
    report(scope, 'C0406', when, {
      values: {
        found: text.en,
        trouve: text.fr,
        wanted: 'a date or a month',
        attendu: 'une date ou un mois',
      },
    });
    return NOTHING;
  }
  const term: Term = { op: 'series', series: block.name.text, at: at.term, latest };
  const unit = block.values.map((item) => item.value).find((item) => item.kind === 'number');
  if (unit?.kind === 'number' && unit.unit !== undefined) {
    const known = knownUnit(unit.unit, { ...scope, file: found.tree.file, start: block.start });
    if (known !== undefined) return { term, type: { kind: 'number', dimension: known.dimension } };
  }
  return { term, type: NUMBER };
}
