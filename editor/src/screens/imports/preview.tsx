// Imports, preview: what an import would change, line by line, with the code, cause and remedy of
// each line that cannot be read.
import { type Language, wordsOf } from '@avenant/dsl';
import { Badge, Group, UnstyledButton, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ImportId, type ImportPreview, previewQuery } from '../../api/imports.ts';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import type { GridColumn } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import { filteredBy, type GridView } from '../../parts/grid/view.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { type Speech, useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import classes from './import.module.css';
import { IMPORTS } from './imports.texts.ts';

const route = getRouteApi('/imports/$contract/$batch');
const NO_VIEW: GridView = {};

type Judged = ImportPreview['rows'][number];
const idOf = ({ line }: Judged): string => `${line}`;

const COUNTS = [
  ['new', IMPORTS.countNew, 'green'],
  ['changed', IMPORTS.countChanged, 'blue'],
  ['ended', IMPORTS.countEnded, 'grape'],
  ['same', IMPORTS.countSame, 'gray'],
  ['rejected', IMPORTS.countRejected, 'red'],
] as const;

/** The lines of a validated import. */
export function Preview({ id }: { readonly id: ImportId }) {
  const { data, error, isPending, refetch } = useQuery(previewQuery(id));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return <Lines preview={data} />;
}

function Lines({ preview }: { readonly preview: ImportPreview }) {
  const speech = useSpeech();
  const { t } = speech;
  const word = useStateWord();
  const { view = NO_VIEW } = route.useSearch();
  const go = route.useNavigate();
  const { batch, counts } = preview;
  const columns = useMemo(
    () => columnsOf(preview, speech, (fate) => word('fate', fate)),
    [preview, speech, word],
  );
  const onView = useCallback(
    (next: GridView) => void go({ search: (before) => ({ ...before, view: next }), replace: true }),
    [go],
  );
  return (
    <div className={classes.preview}>
      <Group gap="xs">
        {COUNTS.map(([fate, text, color]) => (
          <UnstyledButton
            key={fate}
            disabled={counts[fate] === 0 || fate === 'same'}
            onClick={() => onView(filteredBy(view, 'fate', `=${word('fate', fate)}`))}
          >
            <Badge size="lg" color={counts[fate] === 0 ? 'gray' : color}>
              {t(text, { n: counts[fate] })}
            </Badge>
          </UnstyledButton>
        ))}
        <Words size="xs" className="quiet">
          {t(IMPORTS.first)}
        </Words>
      </Group>
      <div className={classes.grid}>
        <Grid
          label={t(IMPORTS.preview, { batch: batch.batch })}
          name={`import ${batch.contract} ${batch.dataset}`}
          rows={preview.rows}
          {...{ columns, idOf, view, onView }}
          empty={<Empty title={t(IMPORTS.nothingToShow)} />}
        />
      </div>
    </div>
  );
}

function columnsOf(
  { columns }: ImportPreview,
  { t, day, language }: Speech,
  word: (fate: string) => string,
): readonly GridColumn<Judged>[] {
  const said = (row: Judged, which: 'code' | 'message' | 'help'): string =>
    saidOf(row, language)
      .map(({ [which]: text }) => text)
      .filter((text) => text !== '')
      .join('; ');
  const date = (id: 'from' | 'to'): GridColumn<Judged> => ({
    ...{ id, title: t(IMPORTS[id]), width: 110 },
    text: (row) => row[id] ?? '',
    show: ({ [id]: iso }) => (iso === null ? '' : day(iso)),
  });
  return [
    { id: 'line', title: t(IMPORTS.line), kind: 'number', text: idOf, width: 70 },
    {
      id: 'fate',
      title: t(IMPORTS.fate),
      text: ({ fate }) => word(fate),
      show: ({ fate }) => <StateBadge of="fate" state={fate} />,
      width: 110,
    },
    { id: 'code', title: t(IMPORTS.code), text: (row) => said(row, 'code'), width: 80 },
    { id: 'cause', title: t(IMPORTS.cause), text: (row) => said(row, 'message'), width: 300 },
    { id: 'remedy', title: t(IMPORTS.remedy), text: (row) => said(row, 'help'), width: 240 },
    { id: 'key', title: t(IMPORTS.key), text: ({ key }) => key ?? '', width: 140 },
    date('from'),
    date('to'),
    ...columns.map(
      (column, at): GridColumn<Judged> => ({
        ...{ id: `column ${column}`, title: column, width: 120 },
        text: ({ cells }) => cells[at] ?? '',
      }),
    ),
  ];
}

function saidOf({ problems }: Judged, language: Language) {
  return problems.map((problem) => {
    const { message, help = '' } = wordsOf(problem, language);
    return { code: problem.code, message: quoted(message, language), help: quoted(help, language) };
  });
}
