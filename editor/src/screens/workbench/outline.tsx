// Workbench, outline: the parts of all files by file, the clause of the cursor marked. In: what was
// read. Out: where to go. Every key moves the places of all parts after it, and hardly ever their
// words: only words are drawn, places are looked up when somebody goes there.
import type { OutlineItem } from '@avenant/dsl';
import { Text as Words } from '@mantine/core';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Reading } from '../../contract/protocol.ts';
import { walkItems } from '../../parts/walk.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

/** A part as it is drawn. */
interface Part {
  /** Its place among the parts. */
  readonly at: number;
  readonly file: string;
  readonly kind: OutlineItem['kind'];
  readonly name: string;
  readonly detail: string;
  readonly depth: number;
}

/** The parts of the files. */
export function Outline({
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
  const all = files.flatMap((file) => placed(file, outline?.[file] ?? [], 0));
  const text = JSON.stringify(all.map(({ part }, at) => ({ at, ...part })));
  const parts = useMemo(() => JSON.parse(text) as readonly Part[], [text]);
  const spots = useRef<readonly Spot[]>([]);
  useEffect(() => {
    spots.current = all.map(({ spot }) => spot);
  });
  const go = useCallback(
    (at: number) => {
      const spot = spots.current[at];
      if (spot !== undefined) onGo(spot);
    },
    [onGo],
  );
  return (
    <nav className={classes.pane} data-room aria-label={t(WORKBENCH.outline)}>
      <div className={classes.head}>
        <Words size="xs" fw={600}>
          {t(WORKBENCH.outline)}
        </Words>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the arrows of its buttons */}
      <div className={classes.scroll} onKeyDown={walkItems}>
        <Parts {...{ parts, clause }} onGo={go} />
      </div>
    </nav>
  );
}

function placed(
  file: string,
  items: readonly OutlineItem[],
  depth: number,
): readonly { readonly part: Omit<Part, 'at'>; readonly spot: Spot }[] {
  return items.flatMap(({ kind, name, detail, nameFrom: from, nameTo: to, children }) => [
    { part: { file, kind, name, detail, depth }, spot: { file, from, to } },
    ...(kind === 'amendment' ? placed(file, children, depth + 1) : []),
  ]);
}

const Parts = memo(function Parts({
  parts,
  clause,
  onGo,
}: {
  readonly parts: readonly Part[];
  readonly clause: string | undefined;
  readonly onGo: (at: number) => void;
}) {
  const isHere = ({ kind, name }: Part) => kind === 'clause' && name === clause;
  // The part that the tabulator comes to; the arrows go on from there.
  const entry = parts.find(isHere) ?? parts[0];
  const byFile = Map.groupBy(parts, ({ file }) => file);
  return [...byFile].map(([file, own]) => (
    <div key={file}>
      <Words size="xs" className="quiet clip" px={8} pt={6} pb={2}>
        {file}
      </Words>
      <ul className={classes.list}>
        {own.map((part) => (
          <li key={part.at}>
            <button
              type="button"
              data-item
              tabIndex={part === entry ? 0 : -1}
              className={`${classes.item} ${isHere(part) ? classes.here : ''}`}
              aria-current={isHere(part) ? 'location' : undefined}
              title={`${part.name} ${part.detail}`}
              style={{ paddingInlineStart: 8 + part.depth * 12 }}
              onClick={() => onGo(part.at)}
            >
              <b>{part.name}</b> {part.kind === 'example' ? '' : part.detail}
            </button>
          </li>
        ))}
      </ul>
    </div>
  ));
});
