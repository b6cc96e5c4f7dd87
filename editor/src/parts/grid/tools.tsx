// Grid, tools: which columns are shown and in which order, saved views, everything again, export.
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  Stack,
  TextInput,
  Text as Words,
} from '@mantine/core';
import {
  IconBookmark,
  IconChevronLeft,
  IconChevronRight,
  IconColumns3,
  IconDownload,
  IconFilterOff,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../texts/language.tsx';
import { download } from '../download.ts';
import { useKept } from '../kept.ts';
import { allCells } from './clipboard.ts';
import type { GridColumn } from './column.ts';
import classes from './grid.module.css';
import { GRID } from './grid.texts.ts';
import { toCsv } from './tsv.ts';
import type { Shown } from './use-shown.ts';
import { type GridView, hiddenBy, movedBy } from './view.ts';
import { useSavedViews } from './views.ts';

interface ToolsProps<Row> {
  readonly name: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly shown: Shown<Row>;
  readonly view: GridView;
  readonly onView: (view: GridView) => void;
  /** Of an export, without its ending. */
  readonly fileName: string;
  readonly children?: ReactNode;
}

/** The tools above a grid; those of its screen come first. */
export function Tools<Row>(props: ToolsProps<Row>): ReactNode {
  const { shown, view, onView, fileName, children } = props;
  const { t, language } = useSpeech();

  return (
    <Group className={classes.tools} justify="space-between" gap="xs">
      <Group gap="xs">{children}</Group>
      <Group gap={6}>
        {view.filters !== undefined && (
          <Button
            variant="subtle"
            leftSection={<IconFilterOff size={14} />}
            onClick={() => {
              const { filters: _, ...others } = view;
              onView(others);
            }}
          >
            {t(GRID.reset)}
          </Button>
        )}
        <ColumnsMenu {...props} />
        <ViewsMenu {...props} />
        <Button
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => download(`${fileName}.csv`, toCsv(allCells(shown), language))}
        >
          {t(GRID.csv)}
        </Button>
      </Group>
    </Group>
  );
}

function ColumnsMenu<Row>({ columns, view, onView }: ToolsProps<Row>): ReactNode {
  const { t } = useSpeech();
  const order = view.order ?? [];
  const placeOf = (id: string): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length + columns.findIndex((column) => column.id === id) : at;
  };
  const sorted = columns.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
  const ids = sorted.map(({ id }) => id);
  const move = (id: string, by: number) => onView(movedBy(view, ids, id, by));
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={14} />}>
          {t(GRID.columns)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" mah={420} style={{ overflow: 'auto' }}>
        <Stack gap={4} role="group" aria-label={t(GRID.shown)}>
          {sorted.map(({ id, title }, at) => (
            <Group key={id} justify="space-between" wrap="nowrap" gap="lg">
              <Checkbox
                size="xs"
                label={title}
                checked={!(view.hidden ?? []).includes(id)}
                disabled={at === 0}
                onChange={() => onView(hiddenBy(view, id))}
              />
              <Group gap={0} wrap="nowrap">
                <ActionIcon
                  size="sm"
                  aria-label={t(GRID.earlier, { column: title })}
                  disabled={at === 0}
                  onClick={() => move(id, -1)}
                >
                  <IconChevronLeft size={13} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t(GRID.later, { column: title })}
                  disabled={at === sorted.length - 1}
                  onClick={() => move(id, 1)}
                >
                  <IconChevronRight size={13} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewsMenu<Row>({ name, view, onView }: ToolsProps<Row>): ReactNode {
  const { t } = useSpeech();
  const { views, save, remove } = useSavedViews(name);
  const { value: typed, set, forget } = useKept(`view/${name}`, '');
  const names = Object.keys(views);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={280}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} />}>
          {t(GRID.views)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Stack gap="xs">
          <Words size="xs" className="quiet">
            {t(GRID.savedViews)}
          </Words>
          {names.length === 0 && <Words size="sm">{t(GRID.noViews)}</Words>}
          {names.map((one) => (
            <Group key={one} gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                flex={1}
                justify="flex-start"
                onClick={() => onView(views[one] ?? {})}
              >
                {one}
              </Button>
              <ActionIcon
                aria-label={t(GRID.deleteView, { name: one })}
                onClick={() => remove(one)}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim() === '') return;
              save(typed.trim(), view);
              forget();
            }}
          >
            <Stack gap={6}>
              <TextInput
                label={t(GRID.viewName)}
                value={typed}
                onChange={({ currentTarget }) => set(currentTarget.value)}
              />
              <Button type="submit" disabled={typed.trim() === ''}>
                {t(GRID.saveView)}
              </Button>
            </Stack>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
