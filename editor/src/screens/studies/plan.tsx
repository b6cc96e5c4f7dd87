// Studies, planned data: the lines of a data file typed, pasted from a spreadsheet or read from a
// file; kept as CSV text, as the engine reads it.
import { readCsv } from '@avenant/server/csv';
import { Button, FileButton, Group, Select, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import type { Scenario } from '../../api/studies.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { type EditLine, useEditLines } from '../../parts/grid/edits.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { Empty } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { FoundDataset } from './compute.ts';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';

const route = getRouteApi('/studies/$study');
const NO_VIEW: GridView = {};
const ADDED = 10;
const idOf = ({ id }: EditLine): string => id;

/** The planned data of a scenario. */
export function Plan({
  scenario,
  datasets,
  onChange,
}: {
  readonly scenario: Scenario;
  readonly datasets: readonly FoundDataset[];
  readonly onChange: (data: Scenario['data']) => void;
}) {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const own = datasets.filter(({ dataset }) => !(dataset in scenario.files));
  const chosen = own.find(({ dataset }) => dataset === search.dataset) ?? own[0];
  if (chosen === undefined) return <Empty title={t(STUDIES.noData)} />;
  const { dataset } = chosen;
  return (
    <div className={classes.column}>
      <Group gap="sm">
        <Select
          aria-label={t(STUDIES.dataset)}
          w={240}
          allowDeselect={false}
          data={own.map((one) => one.dataset)}
          value={dataset}
          onChange={(next) => {
            if (next !== null) void go({ search: (before) => ({ ...before, dataset: next }) });
          }}
        />
        <Words size="xs" className="quiet">
          {t(STUDIES.planAbout)}
        </Words>
      </Group>
      <Lines
        key={`${search.scenario ?? 0} ${dataset}`}
        dataset={chosen}
        text={scenario.data[dataset] ?? ''}
        onText={(text) => onChange({ ...scenario.data, [dataset]: text })}
      />
    </div>
  );
}

function Lines({
  dataset: { dataset, columns: names },
  text,
  onText,
}: {
  readonly dataset: FoundDataset;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const { t } = useSpeech();
  const { view = NO_VIEW } = route.useSearch();
  const go = route.useNavigate();
  const first = useMemo(() => linesOf(text, names), [text, names]);
  const { lines, edits, replace } = useEditLines(first.length > 0 ? first : blank(0));
  const columns = useMemo(
    () =>
      names.map(
        (name): GridColumn<EditLine> => ({
          ...{ id: name, title: name },
          text: ({ cells }) => cells[name] ?? '',
        }),
      ),
    [names],
  );
  const written = useMemo(() => csvOf(lines, names), [lines, names]);
  useEffect(() => {
    if (written !== text && !(text === '' && isBlank(lines))) onText(written);
  }, [written, text, onText, lines]);
  const onView = useCallback(
    (next: GridView) => void go({ search: (before) => ({ ...before, view: next }), replace: true }),
    [go],
  );
  return (
    <div className={classes.rest}>
      <Grid
        label={t(STUDIES.planGrid, { dataset })}
        name={`plan ${dataset}`}
        rows={lines}
        {...{ columns, idOf, view, onView, edits }}
        tools={
          <>
            <Button
              variant="default"
              onClick={() => replace([...lines, ...blank(Number(lines.at(-1)?.id ?? 0))])}
            >
              {t(STUDIES.addLines)}
            </Button>
            <FileButton
              accept=".csv,.tsv,.txt"
              onChange={(file) => {
                void file?.text().then((told) => replace(linesOf(told, names)));
              }}
            >
              {(props) => (
                <Button {...props} variant="default">
                  {t(STUDIES.fromFile)}
                </Button>
              )}
            </FileButton>
          </>
        }
      />
    </div>
  );
}

const blank = (last: number): readonly EditLine[] =>
  Array.from({ length: ADDED }, (_, at) => ({ id: `${last + at + 1}`, cells: {} }));

const isEmpty = ({ cells }: EditLine): boolean =>
  Object.values(cells).every((cell) => cell.trim() === '');
const isBlank = (lines: readonly EditLine[]): boolean => lines.every(isEmpty);

// Columns of the file that the text does not read are left out.
function linesOf(text: string, names: readonly string[]): readonly EditLine[] {
  const table = readCsv('', text);
  if (text === '' || 'badLine' in table) return [];
  const places = names.map((name) => [name, table.columns.indexOf(name)] as const);
  return table.rows.map((row, at) => ({
    id: `${at + 1}`,
    cells: Object.fromEntries(places.map(([name, place]) => [name, row[place] ?? ''])),
  }));
}

function csvOf(lines: readonly EditLine[], names: readonly string[]): string {
  const cell = (text: string): string =>
    /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = lines
    .filter((line) => !isEmpty(line))
    .map(({ cells }) => names.map((name) => cells[name] ?? ''));
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
