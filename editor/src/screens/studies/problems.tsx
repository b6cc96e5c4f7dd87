// Studies, problems: what is wrong with a text or with planned data. In: what was found. Out: how
// many problems there are and the first of them, all on request; the gravest first.
import { Alert, Button, Group, Text as Words } from '@mantine/core';
import { useState } from 'react';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import type { StudyFound } from './compute.ts';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';

const FEW = 2;

/** The problems of a scenario. `first`: how many are told at once; of more than few, all words. */
export function Problems({
  found,
  first = FEW,
}: {
  readonly found: StudyFound | undefined;
  readonly first?: number;
}) {
  const { t, language } = useSpeech();
  const [isWhole, setWhole] = useState(false);
  const problems = found?.problems ?? [];
  if (found === undefined || problems.length === 0) return null;
  const sorted = problems.toSorted((a, b) => Number(b.isError) - Number(a.isError));
  const shown = isWhole ? sorted : sorted.slice(0, first);
  return (
    <Alert
      color={found.outcome === null ? 'red' : 'orange'}
      p="xs"
      role="note"
      className={classes.problems}
    >
      <Group gap="sm">
        <Words size="sm" fw={600}>
          {found.outcome === null && t(STUDIES.broken)} {t(STUDIES.problems, { n: sorted.length })}
        </Words>
        {sorted.length > first && (
          <Button variant="subtle" size="compact-xs" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? STUDIES.showFewer : STUDIES.showAll)}
          </Button>
        )}
      </Group>
      <div className={isWhole ? classes.all : undefined}>
        {shown.map(({ code, file, line, message, help }) => (
          <div key={`${file} ${line} ${code} ${message.en}`}>
            {quoted(t(message), language)}{' '}
            <span className="quiet">
              {(isWhole || first > FEW) && `${quoted(t(help), language)} `}
              {`${code} ${file}:${line}`}
            </span>
          </div>
        ))}
      </div>
    </Alert>
  );
}
