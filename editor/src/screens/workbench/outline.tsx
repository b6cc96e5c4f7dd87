// Workbench, outline: the parts of all files by file, the clause of the cursor marked. In: what was
// read. Out: where to go.
import type { OutlineItem } from '@avenant/dsl';
import { Text as Words } from '@mantine/core';
import { memo } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Reading } from '../../contract/protocol.ts';
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
  return (
    <nav className={classes.pane} aria-label={t(WORKBENCH.outline)}>
      <div className={classes.head}>
        <Words size="xs" fw={600}>
          {t(WORKBENCH.outline)}
        </Words>
      </div>
      <div className={classes.scroll}>
        {files.map((file) => {
          const items = outline?.[file] ?? [];
          if (items.length === 0) return null;
          return (
            <div key={file}>
              <Words size="xs" className="quiet clip" px={8} pt={6} pb={2}>
                {file}
              </Words>
              <Items {...{ items, file, clause, onGo, depth: 0 }} />
            </div>
          );
        })}
      </div>
    </nav>
  );
});

function Items({
  items,
  file,
  clause,
  depth,
  onGo,
}: {
  readonly items: readonly OutlineItem[];
  readonly file: string;
  readonly clause: string | undefined;
  readonly depth: number;
  readonly onGo: (spot: Spot) => void;
}) {
  return (
    <ul className={classes.list}>
      {items.map(({ kind, name, detail, nameFrom, nameTo, from, children }) => {
        const isHere = kind === 'clause' && name === clause;
        const words = kind === 'example' ? '' : detail;
        return (
          <li key={`${from}`}>
            <button
              type="button"
              className={`${classes.item} ${isHere ? classes.here : ''}`}
              aria-current={isHere ? 'location' : undefined}
              title={`${name} ${detail}`}
              style={{ paddingInlineStart: 8 + depth * 12 }}
              onClick={() => onGo({ file, from: nameFrom, to: nameTo })}
            >
              <b>{name}</b> {words}
            </button>
            {kind === 'amendment' && (
              <Items {...{ items: children, file, clause, onGo, depth: depth + 1 }} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
