// Workbench, prices: the tables of all files as grids, and what is wrong since. In: the desk. Out:
// changed text, and where to go in it.
import { Button, Group, Select, Text as Words } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { cellIn, type Grid, gridOfCsv, gridsIn, writeCells } from '../../contract/grid.ts';
import { GridView, gridText } from '../../contract/grid-view.tsx';
import type { Spot } from '../../contract/monaco/pane.ts';
import { type Bench, useFiles, useKnown } from '../../contract/use-bench.ts';
import { Empty } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { Problems } from './problems.tsx';
import { WORKBENCH } from './workbench.texts.ts';

const NONE: readonly never[] = [];

/** The tables of the text, one at a time. */
export function Prices({
  bench,
  readOnly,
  onGo,
}: {
  readonly bench: Bench;
  readonly readOnly: boolean;
  readonly onGo: (spot: Spot) => void;
}) {
  const { t } = useSpeech();
  const { desk } = bench;
  const files = useFiles(bench);
  const reading = useKnown(bench, (known) => known.reading);
  const problems = reading?.problems ?? NONE;
  const [chosen, setChosen] = useState<string | null>(null);
  const grids = useMemo(
    () =>
      Object.entries(files).flatMap(([file, text]): Grid[] =>
        file.endsWith('.avn')
          ? gridsIn(file, text, reading?.outline[file] ?? [])
          : [gridOfCsv(file, text)],
      ),
    [files, reading],
  );
  const keyOf = ({ file, name }: Grid) => (file === name ? file : `${name} · ${file}`);
  const grid = grids.find((one) => keyOf(one) === chosen) ?? grids[0];
  if (grid === undefined) return <Empty title={t(WORKBENCH.noTables)} />;
  return (
    <div className={classes.pane}>
      <Group className={classes.head} wrap="nowrap">
        <Select
          aria-label={t(WORKBENCH.table)}
          data={[...new Set(grids.map(keyOf))]}
          value={keyOf(grid)}
          allowDeselect={false}
          onChange={setChosen}
          w={260}
          style={{ flex: 'none' }}
        />
        <Button
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<IconCopy size={14} />}
          onClick={() => void navigator.clipboard.writeText(gridText(grid))}
        >
          {t(WORKBENCH.copyTable)}
        </Button>
        <Words size="xs" className="quiet clip" title={t(WORKBENCH.gridHint)}>
          {t(WORKBENCH.gridHint)}
        </Words>
      </Group>
      <div className={classes.text}>
        <GridView
          key={keyOf(grid)}
          grid={grid}
          label={grid.name}
          cellLabel={WORKBENCH.cellOf}
          readOnly={readOnly}
          onWrite={(changes) => {
            // The outline is of the text that was read last: places are made anew from it.
            const text = desk.files[grid.file] ?? '';
            const written = reading?.languages[grid.file];
            const own = changes.map((one) =>
              written === undefined ? one : { ...one, text: cellIn(written, one.text) },
            );
            desk.write({ [grid.file]: writeCells(text, grid, own) });
          }}
        />
      </div>
      {problems.length > 0 && (
        <div className={classes.wrong} data-room>
          <Words size="xs" fw={600} px={8} py={4} role="status">
            {t(WORKBENCH.problemsHere, { count: problems.length })}
          </Words>
          <Problems {...{ bench, problems, onGo }} />
        </div>
      )}
    </div>
  );
}
