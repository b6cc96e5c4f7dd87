// Workbench, bench: outline, text, problems, invoice and explanation of one version, tied to each
// other. In: a version and what it is rated with. Out: changes, in the address and on the desk.
import { SegmentedControl, Splitter, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { Desk } from '../../contract/desk.ts';
import { FileTabs, inOrder } from '../../contract/file-tabs.tsx';
import type { Spot } from '../../contract/monaco/pane.ts';
import {
  Bench,
  type BenchInput,
  type Known,
  useBench,
  useKnown,
  useNames,
} from '../../contract/use-bench.ts';
import { useKeeper } from '../../parts/kept.ts';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { goToNextRoom } from '../../parts/rooms.ts';
import { Failed } from '../../parts/states.tsx';
import { useTight } from '../../parts/tight.ts';
import { useSpeech } from '../../texts/language.tsx';
import { Below, type BelowTab } from './below.tsx';
import classes from './bench.module.css';
import { BenchText } from './bench-text.tsx';
import { Compare } from './compare.tsx';
import { DeskNotes, type Told } from './desk-notes.tsx';
import { FileActs } from './file-acts.tsx';
import { InvoicePane } from './invoice-pane.tsx';
import { Outline } from './outline.tsx';
import { Panes } from './panes.tsx';
import { spotOf } from './places.ts';
import { Prices } from './prices.tsx';
import { VIEWS, type WorkbenchSearch } from './search.ts';
import { TextLanguage } from './text-language.tsx';
import { useArrival } from './use-arrival.ts';
import { useExamples } from './use-examples.ts';
import { useGuide } from './use-guide.ts';
import { VersionBar } from './version-bar.tsx';
import type { Version, VersionHead } from './versions.ts';
import { WORKBENCH } from './workbench.texts.ts';

const route = getRouteApi('/contracts/$contract');

/** What a bench works on. */
export interface BenchViewProps {
  readonly version: Version;
  readonly versions: readonly VersionHead[];
  /** The text that counts now; null: none does yet. */
  readonly published: Version['files'] | null;
  readonly tables: BenchInput['tables'];
  /** The last month that was drafted. */
  readonly lastMonth: string | undefined;
}

/** The bench of one version. */
export function BenchView(props: BenchViewProps) {
  const { version, versions, published, tables, lastMonth } = props;
  const { t, language } = useSpeech();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const place = `version/${version.contract}/${version.version}`;
  const keeper = useKeeper(place);
  const [bench] = useState(
    () => new Bench(new Desk({ files: version.files, hash: version.sourceHash }, keeper)),
  );
  const { desk } = bench;
  const [told, setTold] = useState<Told>();
  const tell = (words: string, isBad = false) => setTold({ words, isBad });
  const [target, setTarget] = useState<(Spot & { readonly focus?: boolean }) | undefined>(() =>
    spotOf(desk.files, search),
  );
  // Before anything was drafted, the first invoice is what one wants to see.
  const firstMonth = useKnown(bench, ({ begins }) => begins?.slice(0, 7));
  const month = search.month ?? lastMonth ?? firstMonth ?? thisMonth();
  const day = search.day ?? lastDayOf(month);
  useBench(bench, { tables, against: published, month, language });
  useGuide(bench);
  const failure = useKnown(bench, (known) => known.failure);
  const words = useKnown(bench, (known) => known.workers?.words);
  const title = useKnown(bench, titleIn);
  const names = useNames(desk, ({ files }) => inOrder(Object.keys(files)));
  const asked = search.file ?? '';
  const file = names.includes(asked) ? asked : (names[0] ?? '');
  const { view = 'text', clause } = search;
  const readOnly = !useMay()('contract.draft');
  const isTight = useTight();
  const [tab, setTab] = useState<BelowTab>('problems');
  const examples = useExamples(bench, tab === 'examples' && view === 'text');

  const go = useCallback(
    (next: Partial<Record<keyof WorkbenchSearch, string | number | undefined>>) =>
      void navigate({
        search: (old) => ({ ...old, ...next }) as WorkbenchSearch,
        replace: true,
      }),
    [navigate],
  );
  const clauses = () => bench.known.reading?.clauses ?? [];
  const reveal = useCallback(
    (spot: Spot, focus = true) => {
      if (spot.file !== file || view !== 'text') go({ file: spot.file, view: undefined });
      setTarget({ file: spot.file, from: spot.from, to: spot.to, focus });
    },
    [file, view, go],
  );
  useArrival(bench, search, (spot) => reveal(spot, false));
  const chooseClause = (name: string, line = search.line) => {
    const place = clauses().findLast((one) => one.clause === name);
    if (place !== undefined) setTarget({ file: place.file, from: place.from, to: place.to });
    go({ clause: name, line, file: place?.file ?? file });
  };
  const atCursor = (at: string, offset: number) => {
    const found = clauses().findLast((one) => {
      return one.file === at && one.from <= offset && offset <= one.to;
    });
    if (found?.clause !== clause) go({ clause: found?.clause });
  };

  return (
    <Page
      fill
      title={version.contract}
      aside={
        <Words className="quiet" visibleFrom="xl">
          {title}
        </Words>
      }
      way={[{ label: t(WORKBENCH.contracts), to: '/contracts' }]}
      actions={
        <>
          <SegmentedControl
            aria-label={t(WORKBENCH.view)}
            data={VIEWS.map((value) => ({ value, label: t(WORKBENCH[value]) }))}
            value={view}
            onChange={(value) => go({ view: value === 'text' ? undefined : value })}
          />
          <TextLanguage desk={desk} words={words} onTold={tell} />
          <PastButton
            kind="contract_version"
            id={`${version.contract}/${version.version}`}
            isSmall
          />
          <VersionBar
            {...{ version, versions, desk }}
            onVersion={(next) => go({ version: next })}
            onTold={tell}
          />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears F6 of the parts within */}
      <div className={classes.bench} onKeyDown={goToNextRoom}>
        {failure !== undefined && <Failed error={failure} />}
        <DeskNotes desk={desk} version={version} told={told} onRead={() => setTold(undefined)} />
        <Panes className={classes.split} orientation={isTight ? 'vertical' : 'horizontal'}>
          <Splitter.Pane defaultSize={13} min={8} collapsible>
            <Outline {...{ bench, files: names, clause }} onGo={reveal} />
          </Splitter.Pane>
          <Splitter.Pane defaultSize={50} min={25}>
            <div className={classes.middle}>
              {view !== 'prices' && (
                <div className={classes.files}>
                  <Files {...{ desk, names, file }} onFile={(one) => go({ file: one })} />
                  {!readOnly && (
                    <FileActs
                      {...{ desk, names, file, place }}
                      onFile={(one) => go({ file: one })}
                    />
                  )}
                </div>
              )}
              {view === 'prices' && <Prices {...{ bench, readOnly }} onGo={reveal} />}
              {view === 'compare' && (
                <Compare
                  {...{ bench, file, month, versions }}
                  own={version.version}
                  beside={search.beside}
                  onBeside={(beside) => go({ beside })}
                />
              )}
              <Panes
                orientation="vertical"
                className={classes.scroll}
                style={view === 'text' ? undefined : { display: 'none' }}
              >
                <Splitter.Pane defaultSize={76} min={20}>
                  <BenchText
                    {...{ bench, file, clause, target, readOnly, day }}
                    marks={examples.marks}
                    onCursor={atCursor}
                    onDay={(one) => go({ day: one })}
                    onFile={(one) => go({ file: one })}
                  />
                </Splitter.Pane>
                <Splitter.Pane defaultSize={24} min={8} collapsible>
                  <Below
                    {...{ bench, examples, month, tab }}
                    onTab={setTab}
                    onGo={reveal}
                    onClause={chooseClause}
                  />
                </Splitter.Pane>
              </Panes>
            </div>
          </Splitter.Pane>
          <Splitter.Pane defaultSize={37} min={20}>
            <InvoicePane
              {...{ bench, month, clause }}
              isCompared={published !== null}
              line={search.line}
              onMonth={(next) => go({ month: next, line: undefined })}
              onLine={(line, of) => chooseClause(of, line)}
              onClause={chooseClause}
              onPlace={reveal}
            />
          </Splitter.Pane>
        </Panes>
      </div>
    </Page>
  );
}

// The tabs of the files, those that are not saved marked.
function Files(props: Omit<Parameters<typeof FileTabs>[0], 'changed'> & { readonly desk: Desk }) {
  const { desk, ...tabs } = props;
  return <FileTabs {...tabs} changed={useNames(desk, (one) => one.changed)} />;
}

const titleIn = ({ reading }: Known): string =>
  Object.values(reading?.outline ?? {})
    .flat()
    .find(({ kind }) => kind === 'contract')?.detail ?? '';

const lastDayOf = (month: string): string => {
  const { daysInMonth: day } = Temporal.PlainYearMonth.from(month);
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day }).toString();
};

const thisMonth = (): string => Temporal.Now.plainDateISO().toPlainYearMonth().toString();
