// Examples, given facts: `given access A1 : …` -> the rows of a data file of its type, so that an
// example goes through the same binding as real data.
import type { BlockOf, ExampleSentence, Expression, PlanType, RatingPlan } from '@avenant/dsl';
import {
  divide,
  formatDay,
  fromText,
  multiply,
  normalizeName,
  ONE,
  parseDay,
  parseDecimal,
  toText,
  unitFactor,
} from '@avenant/dsl/values';
import type { RawTable } from '../facts/raw-table.ts';

type Given = Extract<ExampleSentence, { readonly kind: 'given' }>;

/** The data files of an example's own facts; series keep those of the folder. */
export function givenTables(
  plan: RatingPlan,
  block: BlockOf<'example'>,
  folder: ReadonlyMap<string, RawTable>,
): ReadonlyMap<string, RawTable> {
  const files = new Map(folder);
  for (const type of plan.types) {
    const file = `given ${type.name}`;
    const columns = columnsOf(type);
    const rows = block.sentences
      .filter((item): item is Given => item.kind === 'given')
      .filter((item) => normalizeName(item.type.text) === normalizeName(type.name))
      .map((item) => columns.map((column) => cellOf(column, item, type)));
    files.set(file, { file, columns, rows });
  }
  return files;
}

function timeColumns(type: PlanType): { from?: string; to?: string } {
  const { time } = type;
  switch (time.kind) {
    case 'between':
    case 'lasting':
      return time.to === undefined ? { from: time.from } : { from: time.from, to: time.to };
    case 'until next':
      return { from: time.from };
    case 'on':
    case 'at':
    case 'month':
      return { from: time.column };
    default:
      return {};
  }
}

function columnsOf(type: PlanType): string[] {
  const { from, to } = timeColumns(type);
  const columns = [type.key, from, to, type.known, ...type.attributes.map((item) => item.column)];
  return [...new Set(columns.filter((column) => column !== undefined))];
}

function cellOf(column: string, given: Given, type: PlanType): string {
  if (column === type.key) return given.key.text;
  const attribute = type.attributes.find((item) => item.column === column);
  const said = given.values.find(
    (item) => normalizeName(item.name.text) === normalizeName(attribute?.name ?? column),
  );
  if (said !== undefined) {
    const unit = attribute?.type.kind === 'number' ? attribute.type.unit : undefined;
    return textOf(said.value, unit?.factor);
  }
  const { from, to } = timeColumns(type);
  if (column === from) return given.dates?.from.text ?? dated(given.on) ?? '';
  if (column === to) return endOf(given, type);
  return '';
}

/** The end as the file would say it: included or not by the type's declaration. */
function endOf(given: Given, type: PlanType): string {
  const end = given.dates?.to?.text;
  if (end === undefined || given.dates === undefined) return end ?? '';
  const included = 'through' in type.time && type.time.through;
  const day = parseDay(end);
  if (day === undefined || included === given.dates.through) return end;
  return formatDay(included ? day - 1 : day + 1);
}

function dated(node: Expression | undefined): string | undefined {
  return node?.kind === 'date' || node?.kind === 'month' ? node.text : undefined;
}

function textOf(node: Expression, factor: string | undefined): string {
  switch (node.kind) {
    case 'number': {
      const plain = parseDecimal(node.text);
      if (plain === undefined) return node.text;
      const own = node.percent ? fromText('1/100') : unitFactor(node.unit?.words ?? []);
      const shown = factor === undefined ? ONE : (fromText(factor) ?? ONE);
      const unsaid = own === undefined || (!node.percent && node.unit === undefined);
      return toText(unsaid ? plain : divide(multiply(plain, own), shown));
    }
    case 'negate':
      return `-${textOf(node.value, factor)}`;
    case 'name':
      return node.name.text;
    case 'boolean':
      return node.value ? 'yes' : 'no';
    case 'text':
    case 'date':
    case 'month':
      return node.text;
    default:
      return '';
  }
}
