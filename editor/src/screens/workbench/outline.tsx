// Workbench, outline: the parts of all files by file, the clause of the cursor marked. In: what was
// read. Out: where to go.
import type { OutlineItem } from '@avenant/dsl';
import { Text as Words } from '@mantine/core';
import { memo } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Reading } from '../../contract/protocol.ts';
import { walkItems } from '../../parts/walk.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

/** The parts of the files. */
export const Outline = memo(function Outline({
  outline,
  files,
  clause,
  onGo,
}: {
  readonly outline: Reading['outline'] | undefined;
  readonly files: readonly string[];
  readonly clause: string | undefined;
  readonly onGo: (spot: Spot) => void;
}) {
  const { t } = useSpeech();
  const parts = files.flatMap((file) => flat(file, outline?.[file] ?? []));
  const entry = parts.find(({ item }) => isAt(item, clause)) ?? parts[0];
  const entryKey = entry === undefined ? '' : keyOf(entry.file, entry.item);
  return (
    <nav className={classes.pane} data-room aria-label={t(WORKBENCH.outline)}>
      <div className={classes.head}>
        <Words size="xs" fw={600}>
          {t(WORKBENCH.outline)}
        </Words>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the arrows of its buttons */}
      <div className={classes.scroll} onKeyDown={walkItems}>
        {files.map((file) => {
          const items = outline?.[file] ?? [];
          if (items.length === 0) return null;
          return (
            <div key={file}>
              <Words size="xs" className="quiet clip" px={8} pt={6} pb={2}>
                {file}
              </Words>
              <Items {...{ items, file, clause, entryKey, onGo, depth: 0 }} />
            </div>
          );
        })}
      </div>
    </nav>
  );
});

const isAt = ({ kind, name }: OutlineItem, clause: string | undefined): boolean =>
  kind === 'clause' && name === clause;

const keyOf = (file: string, { from }: OutlineItem): string => `${file} ${from}`;

const flat = (
  file: string,
  items: readonly OutlineItem[],
): readonly { readonly file: string; readonly item: OutlineItem }[] =>
  items.flatMap((item) => [
    { file, item },
    ...(item.kind === 'amendment' ? flat(file, item.children) : []),
  ]);

function Items({
  items,
  file,
  clause,
  entryKey,
  depth,
  onGo,
}: {
  readonly items: readonly OutlineItem[];
  readonly file: string;
  readonly clause: string | undefined;
  /** The item that the tabulator comes to; the arrows go on from there. */
  readonly entryKey: string;
  readonly depth: number;
  readonly onGo: (spot: Spot) => void;
}) {
  return (
    <ul className={classes.list}>
      {items.map((item) => {
        const { kind, name, detail, nameFrom, nameTo, from, children } = item;
        const isHere = isAt(item, clause);
        const words = kind === 'example' ? '' : detail;
        return (
          <li key={`${from}`}>
            <button
              type="button"
              data-item
              tabIndex={keyOf(file, item) === entryKey ? 0 : -1}
              className={`${classes.item} ${isHere ? classes.here : ''}`}
              aria-current={isHere ? 'location' : undefined}
              title={`${name} ${detail}`}
              style={{ paddingInlineStart: 8 + depth * 12 }}
              onClick={() => onGo({ file, from: nameFrom, to: nameTo })}
            >
              <b>{name}</b> {words}
            </button>
            {kind === 'amendment' && (
              <Items {...{ items: children, file, clause, entryKey, onGo, depth: depth + 1 }} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
