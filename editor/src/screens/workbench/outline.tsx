// Workbench, outline: the parts of all files by file, the clause of the cursor marked. In: what was
// read. Out: where to go. Every key moves the places of all parts after it, and hardly ever their
// words: only words are drawn, places are looked up when somebody goes there.
import type { OutlineItem } from '@avenant/dsl';
import { Text as Words } from '@mantine/core';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import { type Bench, useKnown } from '../../contract/use-bench.ts';
import { walkItems } from '../../parts/walk.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

/** A part as it is drawn. */
interface Part {
  /** Its own, as long as it is called so: a part that comes or goes leaves the others alone. */
  readonly id: string;
  readonly file: string;
  readonly kind: OutlineItem['kind'];
  readonly name: string;
  readonly detail: string;
  readonly depth: number;
}

/** The parts of the files. */
export function Outline({
  bench,
  files,
  clause,
  onGo,
}: {
  readonly bench: Bench;
  readonly files: readonly string[];
  readonly clause: string | undefined;
  readonly onGo: (spot: Spot) => void;
}) {
  const { t } = useSpeech();
  const outline = useKnown(bench, (known) => known.reading?.outline);
  const all = files.flatMap((file) => placed(file, outline?.[file] ?? [], 0));
  const text = JSON.stringify(named(all.map(({ part }) => part)));
  const parts = useMemo(() => JSON.parse(text) as readonly Part[], [text]);
  const spots = useRef<ReadonlyMap<string, Spot>>(new Map());
  useEffect(() => {
    spots.current = new Map(all.map(({ spot }, at) => [parts[at]?.id ?? '', spot]));
  });
  const go = useCallback(
    (id: string) => {
      const spot = spots.current.get(id);
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
): readonly { readonly part: Omit<Part, 'id'>; readonly spot: Spot }[] {
  return items.flatMap(({ kind, name, detail, nameFrom: from, nameTo: to, children }) => [
    { part: { file, kind, name, detail, depth }, spot: { file, from, to } },
    ...(kind === 'amendment' ? placed(file, children, depth + 1) : []),
  ]);
}

function named(parts: readonly Omit<Part, 'id'>[]): readonly Part[] {
  const times = new Map<string, number>();
  return parts.map((part) => {
    const name = `${part.file} ${part.kind} ${part.name}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { id: `${name} ${time}`, ...part };
  });
}

const Parts = memo(function Parts({
  parts,
  clause,
  onGo,
}: {
  readonly parts: readonly Part[];
  readonly clause: string | undefined;
  readonly onGo: (id: string) => void;
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
          <OnePart
            key={part.id}
            {...{ ...part, onGo }}
            isHere={isHere(part)}
            isEntry={part === entry}
          />
        ))}
      </ul>
    </div>
  ));
});

// One by one: a name that is being written changes its own part, and there may be thousands.
const OnePart = memo(function OnePart({
  id,
  kind,
  name,
  detail,
  depth,
  isHere,
  isEntry,
  onGo,
}: Part & {
  readonly isHere: boolean;
  readonly isEntry: boolean;
  readonly onGo: (id: string) => void;
}) {
  return (
    <li>
      <button
        type="button"
        data-item
        tabIndex={isEntry ? 0 : -1}
        className={`${classes.item} ${isHere ? classes.here : ''}`}
        aria-current={isHere ? 'location' : undefined}
        title={`${name} ${detail}`}
        style={{ paddingInlineStart: 8 + depth * 12 }}
        onClick={() => onGo(id)}
      >
        <b>{name}</b> {kind === 'example' ? '' : detail}
      </button>
    </li>
  );
});
