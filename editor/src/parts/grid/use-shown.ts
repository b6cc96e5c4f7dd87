// Grid, what is shown: lines filtered and sorted, columns in their order, by the table library. In:
// lines, columns and a view. Out: the lines and columns that are shown.
import {
  type ColumnDef,
  columnFilteringFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  type FilterFn,
  type RowData,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './column.ts';
import { compareNumbers, compareTexts } from './compare.ts';
import { type CellTest, cellTest } from './filter.ts';
import type { GridView } from './view.ts';

const features = tableFeatures({
  columnFilteringFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

type Features = typeof features;

/** What of a grid is shown. */
export interface Shown<Row> {
  readonly lines: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
}

/** The lines and columns that a view shows. */
export function useShown<Row extends RowData>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  idOf: (row: Row) => string,
  view: GridView,
): Shown<Row> {
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const state = useMemo(() => stateOf(view), [view]);
  const table = useTable<Features, Row>({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: idOf,
    state,
  });
  const { rows: models } = table.getRowModel();
  const lines = useMemo(() => models.map(({ original }) => original), [models]);
  const ids = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join('\n');
  const shown = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return ids.split('\n').flatMap((id) => byId.get(id) ?? []);
  }, [columns, ids]);
  return { lines, columns: shown };
}

function definitionOf<Row extends RowData>(column: GridColumn<Row>): ColumnDef<Features, Row> {
  const order = column.kind === 'number' ? compareNumbers : compareTexts;
  const passes: FilterFn<Features, Row> = (row, id, test: CellTest) => test(row.getValue(id));
  // Read once a filter, not once a line.
  passes.resolveFilterValue = (typed: string): CellTest =>
    cellTest(typed, column.kind) ?? (() => true);
  passes.autoRemove = (typed: string) => typed.trim() === '';
  return {
    id: column.id,
    accessorFn: column.text,
    filterFn: passes,
    sortFn: (a, b, id) => order(a.getValue(id), b.getValue(id)),
  };
}

function stateOf({ sort = [], filters = {}, hidden = [], order = [] }: GridView) {
  return {
    sorting: sort.map((one) =>
      one.startsWith('-') ? { id: one.slice(1), desc: true } : { id: one, desc: false },
    ),
    columnFilters: Object.entries(filters).map(([id, value]) => ({ id, value })),
    columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    columnOrder: [...order],
  };
}
