// Workbench, problems: what is wrong in the text, with what mends it. In: problems. Out: where to
// go, and mended text.
import type { Problem } from '@avenant/dsl';
import { Badge, Button, Group, Text as Words } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Bench } from '../../contract/use-bench.ts';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

const COLOUR = { error: 'red', warning: 'orange', info: 'blue' } as const;

/** The problems of all files. */
export function Problems({
  bench,
  problems,
  onGo,
}: {
  readonly bench: Bench;
  readonly problems: readonly Problem[];
  readonly onGo: (spot: Spot) => void;
}) {
  const { t, language } = useSpeech();
  const mendable = useMendable(bench, problems);
  const mend = async (problem: Problem): Promise<void> => {
    const { desk } = bench;
    const fix = await fixOf(bench, problem);
    if (fix === undefined) return;
    const written: Record<string, string> = {};
    // From the end, so that the places before stay where they are.
    for (const edit of fix.edits.toSorted((a, b) => b.from - a.from)) {
      const text = written[edit.file] ?? desk.files[edit.file] ?? '';
      written[edit.file] = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
    }
    desk.write(written);
  };
  if (problems.length === 0) {
    return (
      <Words size="xs" className="quiet" p={8} role="status">
        {t(WORKBENCH.noProblems)}
      </Words>
    );
  }
  return (
    <section aria-label={t(WORKBENCH.problems)}>
      <ul className={classes.list}>
        {problems.map((problem) => {
          const { code, severity, message, help } = problem;
          return (
            <li key={keyOf(problem)}>
              <Group gap={6} px={8} py={3} wrap="nowrap" align="flex-start">
                <Badge size="xs" color={COLOUR[severity]} style={{ flex: 'none' }}>
                  {code}
                </Badge>
                <button
                  type="button"
                  className={classes.item}
                  style={{ whiteSpace: 'normal', padding: 0 }}
                  onClick={() => onGo(problem)}
                >
                  {quoted(message, language)}
                  {help !== undefined && <span className="quiet"> — {quoted(help, language)}</span>}
                </button>
                {mendable.has(keyOf(problem)) && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    style={{ flex: 'none' }}
                    onClick={() => void mend(problem)}
                  >
                    {t(WORKBENCH.fix)}
                  </Button>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Of so many problems, the first ones, it is asked what mends them. */
const ASKED_MAX = 40;

const keyOf = ({ file, from, code }: Problem): string => `${file} ${from} ${code}`;

async function fixOf({ known }: Bench, { file, from, to, code }: Problem) {
  const fixes = await known.workers?.words.ask('fixes', { file, from, to });
  return fixes?.find((one) => one.code === code);
}

// The problems that a click mends; those known before stay until it was asked anew.
function useMendable(bench: Bench, problems: readonly Problem[]): ReadonlySet<string> {
  const [mendable, setMendable] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isGone = false;
    const asked = problems.slice(0, ASKED_MAX).map(async (problem) => {
      return (await fixOf(bench, problem)) === undefined ? [] : [keyOf(problem)];
    });
    Promise.all(asked).then(
      (keys) => {
        if (!isGone) setMendable(new Set(keys.flat()));
      },
      // What cannot be asked is mended by hand.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [bench, problems]);
  return mendable;
}
