// Studies, planned data: the lines of a data file typed, pasted from a spreadsheet or read from a
// file; kept as CSV text, as the engine reads it. What it cannot read is marked in its cell.
import { Button, Group, Select, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Scenario } from '../../api/studies.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { type EditLine, useEditLines } from '../../parts/grid/edits.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { Empty } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import type { FoundProblem } from './compute.ts';
import type { FoundColumn, FoundDataset } from './datasets.ts';
import { FromFile } from './from-file.tsx';
import { blankLines, csvOf, fileLines, isBlank, linesOf } from './plan-lines.ts';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';

const route = getRouteApi('/studies/$study');
const NO_VIEW: GridView = {};
const idOf = ({ id }: EditLine): string => id;

/** The planned data of a scenario. */
export function Plan({
  scenario,
  datasets,
  problems,
  onChange,
}: {
  readonly scenario: Scenario;
  readonly datasets: readonly FoundDataset[];
  readonly problems: readonly FoundProblem[];
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
      <Cells columns={chosen.columns} />
      <Lines
        key={`${search.scenario ?? 0} ${dataset}`}
        dataset={chosen}
        text={scenario.data[dataset] ?? ''}
        problems={problems}
        onText={(text) => onChange({ ...scenario.data, [dataset]: text })}
      />
    </div>
  );
}

/** What the cells of each column hold. */
function Cells({ columns }: { readonly columns: readonly FoundColumn[] }) {
  const { t, unit } = useSpeech();
  const held = columns.map(({ name, looks, choices, refersTo, isOptional, ...column }) => {
    const words = [
      ...(choices.length > 0 ? [choices.join(', ')] : []),
      ...(column.unit === null ? [] : [unit(column.unit)]),
      ...(column.unit === null && looks !== null ? [t(STUDIES.suchAs, { looks })] : []),
      ...(refersTo === null ? [] : [t(STUDIES.refersTo, { item: refersTo })]),
      ...(isOptional ? [t(STUDIES.optional)] : []),
    ];
    return [name, words.join(', ')] as const;
  });
  return (
    <Words size="xs" className={classes.cells}>
      {held.map(([name, words]) => (
        <span key={name}>{words === '' ? name : t(STUDIES.holds, { column: name, words })}</span>
      ))}
    </Words>
  );
}

function Lines({
  dataset: { dataset, columns: read },
  text,
  problems,
  onText,
}: {
  readonly dataset: FoundDataset;
  readonly text: string;
  readonly problems: readonly FoundProblem[];
  readonly onText: (text: string) => void;
}) {
  const { t, language } = useSpeech();
  const { view = NO_VIEW } = route.useSearch();
  const go = route.useNavigate();
  const begun = useRef<readonly EditLine[]>(undefined);
  begun.current ??= linesOf(text, read)?.lines ?? [];
  if (begun.current.length === 0) begun.current = blankLines(0);
  const { lines, edits, replace } = useEditLines(begun.current);
  const numbers = useMemo(() => fileLines(lines), [lines]);
  const faults = useMemo(() => {
    const own = problems.filter(({ file }) => file === dataset);
    return Map.groupBy(own, ({ line, column }) => `${line} ${column ?? read[0]?.name}`);
  }, [problems, dataset, read]);
  const columns = useMemo(
    () =>
      read.map(
        ({ name, choices }, nth): GridColumn<EditLine> => ({
          ...{ id: name, title: name, choices },
          text: ({ cells }) => cells[name] ?? '',
          fault: ({ id }) =>
            faults
              .get(`${numbers.get(id)} ${name}`)
              ?.map(({ message, help }) => quoted(`${t(message)} — ${t(help)}`, language))
              .join('; '),
          // Lines are counted as problems name them: the first one follows the header.
          ...(nth > 0 ? {} : { show: (line) => <Numbered {...{ line, name, numbers }} /> }),
        }),
      ),
    [read, faults, numbers, t, language],
  );
  const isTouched = useRef(false);
  const written = useMemo(() => csvOf(lines, read), [lines, read]);
  useEffect(() => {
    // What was only looked at stays as it was written.
    if (lines !== begun.current) isTouched.current = true;
    if (!isTouched.current || written === text) return;
    if (text !== '' || !isBlank(lines)) onText(written);
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
              onClick={() => replace([...lines, ...blankLines(Number(lines.at(-1)?.id ?? 0))])}
            >
              {t(STUDIES.addLines)}
            </Button>
            <FromFile columns={read} onLines={replace} />
          </>
        }
      />
    </div>
  );
}

function Numbered({
  line: { id, cells },
  name,
  numbers,
}: {
  readonly line: EditLine;
  readonly name: string;
  readonly numbers: ReadonlyMap<string, number>;
}) {
  return (
    <span className={classes.numbered} data-line={numbers.get(id) ?? ''}>
      {cells[name]}
    </span>
  );
}
