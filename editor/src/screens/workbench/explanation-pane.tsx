// Workbench, explanation: the chosen line, opened by the worker for the text as it stands. In: a
// line. Out: a tree; where its words are, when asked for.
import { Anchor, Badge, Group, Text as Words } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CONTRACT, OUTCOMES } from '../../contract/contract.texts.ts';
import { ExplanationTree } from '../../contract/explanation-tree.tsx';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { ShownLine } from '../../contract/protocol.ts';
import { type Bench, useKnown, usePreview } from '../../contract/use-bench.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { offsetsOf } from './places.ts';

/** The explanation of a line. */
export function ExplanationPane({
  bench,
  month,
  line,
  onPlace,
  onClause,
}: {
  readonly bench: Bench;
  /** ISO month. */
  readonly month: string;
  readonly line: string | undefined;
  readonly onPlace: (spot: Spot) => void;
  readonly onClause: (clause: string) => void;
}) {
  const { t, language } = useSpeech();
  const workers = useKnown(bench, (known) => known.workers);
  const preview = usePreview(bench, month);
  const [shown, setShown] = useState<ShownLine | null>();
  const [failure, setFailure] = useState<unknown>();
  // A line is opened in the text that its invoice was rated by: when that came, not at each key.
  useEffect(() => {
    if (line === undefined || preview === undefined) return;
    setFailure(undefined);
    workers?.money
      .latest('explain', { files: bench.desk.files, month: preview.month, line, language })
      .then((found) => found !== undefined && setShown(found))
      .catch(setFailure);
  }, [bench, workers, preview, line, language]);

  if (line === undefined) {
    return (
      <Words size="xs" className="quiet" p="sm">
        {t(CONTRACT.explainHint)}
      </Words>
    );
  }
  if (failure !== undefined) return <Failed error={failure} />;
  if (shown === undefined) return <Loading />;
  if (shown === null) {
    return (
      <Words size="xs" className="quiet" p="sm">
        {t(CONTRACT.goneLine)}
      </Words>
    );
  }
  return (
    <section className={classes.pane} data-room aria-label={t(CONTRACT.explanation)}>
      <div className={classes.head}>
        <Words size="xs" fw={600}>
          {t(CONTRACT.explanation)}
        </Words>
        <Words size="xs" className="quiet clip" title={shown.line}>
          {shown.line}
        </Words>
      </div>
      <div className={classes.scroll} style={{ padding: 8 }}>
        {shown.others.length > 0 && (
          <Group gap={4} pb={6}>
            <Words size="xs" className="quiet">
              {t(CONTRACT.others)}
            </Words>
            {shown.others.map(({ clause, why }) => (
              <Badge
                key={`${clause} ${why}`}
                size="xs"
                component="button"
                style={{ cursor: 'pointer' }}
                onClick={() => onClause(clause)}
              >
                {clause}: {t(OUTCOMES[why] ?? { en: why, fr: why })}
              </Badge>
            ))}
          </Group>
        )}
        <ExplanationTree
          key={shown.line}
          tree={shown.tree}
          way={({ place }, words) => (
            <Anchor
              component="button"
              type="button"
              fz="xs"
              ta="start"
              onClick={() => {
                const text = bench.desk.files[place.file];
                if (text !== undefined) onPlace({ file: place.file, ...offsetsOf(text, place) });
              }}
            >
              {words}
            </Anchor>
          )}
        />
      </div>
    </section>
  );
}
