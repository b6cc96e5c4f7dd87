// Workbench, below the text: problems, examples and precedence as tabs. In: what was read and run.
// Out: where to go, and which tab is open.
import { Tabs } from '@mantine/core';
import type { Desk } from '../../contract/desk.ts';
import type { Spot } from '../../contract/monaco/pane.ts';
import type { Bench } from '../../contract/use-bench.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { ExampleList } from './examples.tsx';
import { PrecedenceList } from './precedence.tsx';
import { Problems } from './problems.tsx';
import type { ExamplesState } from './use-examples.ts';
import { WORKBENCH } from './workbench.texts.ts';

/** What may be open below the text. */
export type BelowTab = 'problems' | 'examples' | 'precedence';

const NONE: readonly never[] = [];

/** The pane below the text. */
export function Below({
  bench,
  desk,
  examples,
  tab,
  onTab,
  onGo,
  onClause,
}: {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly examples: ExamplesState;
  readonly tab: BelowTab;
  readonly onTab: (tab: BelowTab) => void;
  readonly onGo: (spot: Spot) => void;
  readonly onClause: (clause: string) => void;
}) {
  const { t } = useSpeech();
  const { reading, workers, files } = bench;
  const problems = reading?.problems ?? NONE;
  const name = (one: BelowTab) =>
    one === 'problems' ? `${t(WORKBENCH.problems)} (${problems.length})` : t(WORKBENCH[one]);
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab((value ?? 'problems') as BelowTab)}
      className={classes.pane}
      data-room
    >
      <Tabs.List className={classes.strip} aria-label={t(WORKBENCH.below)}>
        {(['problems', 'examples', 'precedence'] as const).map((one) => (
          <Tabs.Tab key={one} value={one} py={5} fz="xs">
            {name(one)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="problems" className={classes.scroll}>
        <Problems {...{ problems, desk, onGo }} words={workers?.words} />
      </Tabs.Panel>
      <Tabs.Panel value="examples" className={classes.scroll}>
        {tab === 'examples' && <ExampleList {...{ state: examples, files, onGo }} />}
      </Tabs.Panel>
      <Tabs.Panel value="precedence" className={classes.scroll}>
        <PrecedenceList precedence={reading?.precedence ?? NONE} onClause={onClause} />
      </Tabs.Panel>
    </Tabs>
  );
}
