// Workbench, below the text: problems, examples, precedence and feasibility as tabs. In: what was
// read and run. Out: where to go, and which tab is open.
import { Tabs } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import type { Spot } from '../../contract/monaco/pane.ts';
import { type Bench, useKnown } from '../../contract/use-bench.ts';
import { Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { ExampleList } from './examples.tsx';
import { Feasibility } from './feasibility.tsx';
import { PrecedenceList } from './precedence.tsx';
import { Problems } from './problems.tsx';
import type { ExamplesState } from './use-examples.ts';
import { WORKBENCH } from './workbench.texts.ts';

/** What may be open below the text. */
export type BelowTab = 'problems' | 'examples' | 'precedence' | 'feasibility';

const TABS: readonly BelowTab[] = ['problems', 'examples', 'precedence', 'feasibility'];
const NONE: readonly never[] = [];

/** The pane below the text. */
export function Below({
  bench,
  examples,
  month,
  tab,
  onTab,
  onGo,
  onClause,
}: {
  readonly bench: Bench;
  readonly examples: ExamplesState;
  /** ISO month of the invoice beside. */
  readonly month: string;
  readonly tab: BelowTab;
  readonly onTab: (tab: BelowTab) => void;
  readonly onGo: (spot: Spot) => void;
  readonly onClause: (clause: string) => void;
}) {
  const { t } = useSpeech();
  const mayRate = useMay()('inventory.read');
  const reading = useKnown(bench, (known) => known.reading);
  const problems = reading?.problems ?? NONE;
  // Who may not read the inventory has nothing to judge the text by.
  const tabs = TABS.filter((one) => one !== 'feasibility' || mayRate);
  const name = (one: BelowTab) =>
    one === 'problems' && reading !== undefined
      ? `${t(WORKBENCH.problems)} (${problems.length})`
      : t(WORKBENCH[one]);
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab((value ?? 'problems') as BelowTab)}
      className={classes.pane}
      data-room
    >
      <Tabs.List className={classes.strip} aria-label={t(WORKBENCH.below)}>
        {tabs.map((one) => (
          <Tabs.Tab key={one} value={one} py={5} fz="xs">
            {name(one)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="problems" className={classes.scroll}>
        {reading === undefined ? <Loading /> : <Problems {...{ bench, problems, onGo }} />}
      </Tabs.Panel>
      <Tabs.Panel value="examples" className={classes.scroll}>
        {tab === 'examples' && <ExampleList {...{ bench, state: examples, onGo }} />}
      </Tabs.Panel>
      <Tabs.Panel value="precedence" className={classes.scroll}>
        <PrecedenceList precedence={reading?.precedence ?? NONE} onClause={onClause} />
      </Tabs.Panel>
      <Tabs.Panel value="feasibility" tabIndex={0} className={classes.scroll}>
        {tab === 'feasibility' && <Feasibility {...{ bench, month }} />}
      </Tabs.Panel>
    </Tabs>
  );
}
