// Workbench, problems: what is wrong in the text, with what mends it. In: problems. Out: where to
// go, and mended text.
import type { Problem } from '@avenant/dsl';
import { Badge, Button, Group, Text as Words } from '@mantine/core';
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
  const mend = async (problem: Problem): Promise<void> => {
    const { file, from, to, code } = problem;
    const { desk, known } = bench;
    const fixes = (await known.workers?.words.ask('fixes', { file, from, to })) ?? [];
    const fix = fixes.find((one) => one.code === code);
    if (fix === undefined) {
      onGo(problem);
      return;
    }
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
          const { code, severity, file, message, help, from } = problem;
          return (
            <li key={`${file} ${from} ${code}`}>
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
                <Button
                  size="compact-xs"
                  variant="default"
                  style={{ flex: 'none' }}
                  onClick={() => void mend(problem)}
                >
                  {t(WORKBENCH.fix)}
                </Button>
              </Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
