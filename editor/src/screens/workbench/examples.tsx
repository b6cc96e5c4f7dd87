// Workbench, examples: which hold, and how much of the text they reach. In: results. Out: where to
// go.
import { Badge, Group, Text as Words } from '@mantine/core';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Bench } from '../../contract/use-bench.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { walkItems } from '../../parts/walk.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { offsetsOf } from './places.ts';
import type { ExamplesState } from './use-examples.ts';
import { WORKBENCH } from './workbench.texts.ts';

/** The examples, those that do not hold first. */
export function ExampleList({
  bench,
  state,
  onGo,
}: {
  readonly bench: Bench;
  readonly state: ExamplesState;
  readonly onGo: (spot: Spot) => void;
}) {
  const { t } = useSpeech();
  const { found, failure } = state;
  if (failure !== undefined) return <Failed error={failure} />;
  if (found === undefined) return <Loading what={t(WORKBENCH.running)} />;
  const { results, coverage } = found;
  if (results.length === 0) return <Empty title={t(WORKBENCH.noExamples)} />;
  const failed = results.filter(({ holds }) => !holds);
  const held = results.length - failed.length;
  const sorted = [...failed, ...results.filter(({ holds }) => holds)];
  return (
    <>
      <Group gap="xs" px={8} py={4}>
        <Badge color={failed.length === 0 ? 'teal' : 'red'}>
          {t(WORKBENCH.exampleCount, { held, all: results.length })}
        </Badge>
        <Badge color="gray">
          {t(WORKBENCH.reached, { reached: coverage.reached, total: coverage.total })}
        </Badge>
      </Group>
      <ul className={classes.list} onKeyDown={walkItems}>
        {sorted.map(({ example, about, holds, expected, found: was, place }, at) => (
          <li key={`${place.file} ${place.line} ${about}`}>
            <button
              type="button"
              data-item
              tabIndex={at === 0 ? 0 : -1}
              className={classes.item}
              onClick={() => {
                const text = bench.desk.files[place.file];
                if (text !== undefined) onGo({ file: place.file, ...offsetsOf(text, place) });
              }}
            >
              <Words span size="xs" fw={holds ? 400 : 700}>
                {holds ? '✓' : '✗'} {example}
              </Words>{' '}
              <span className="quiet">{about}</span>{' '}
              {!holds && t(WORKBENCH.expected, { expected, found: was })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
