// Studies, one: planned data, text, verdicts, twelve months, scenarios side by side; its answer.
// All is computed here by the engine, in a worker, as it is typed.
import { Button, Group, Select, Stack, Tabs, TextInput, Text as Words } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useMay, useSession } from '../../api/session.ts';
import { type Scenario, type Study, studyQuery } from '../../api/studies.ts';
import { Verdicts } from '../../contract/verdicts.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { KeptNote } from '../../parts/kept-note.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { Answering } from './answering.tsx';
import type { FoundDataset } from './datasets.ts';
import { NotCounted } from './not-counted.tsx';
import { Plan } from './plan.tsx';
import { Problems } from './problems.tsx';
import { Projection } from './projection.tsx';
import { PARTS } from './search.ts';
import { Seek } from './seek.tsx';
import { SideBySide } from './side-by-side.tsx';
import { Signing } from './signing.tsx';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';
import { useContent } from './use-content.ts';
import { useFound } from './use-found.ts';

// The editor is heavy: it comes when a text is shown.
const OfferText = lazy(async () => ({ default: (await import('./offer-text.tsx')).OfferText }));

const route = getRouteApi('/studies/$study');
const TYPING_MS = 300;
const SCENARIOS_MAX = 6;
const NAME_MAX = 100;
const NONE: readonly never[] = [];

/** A study. */
export function StudyScreen() {
  const { study } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(studyQuery(study));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return <Opened study={data.study} tag={data.tag} />;
}

function Opened({ study, tag }: { readonly study: Study; readonly tag: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const { data: session } = useSession();
  const search = route.useSearch();
  const go = route.useNavigate();
  const { content, kept, change, changeScenario, saving } = useContent(study, tag);
  const isChanged = kept.isTyped;
  const { scenarios, fromPeriod } = content;
  const at = Math.min(search.scenario ?? 0, scenarios.length - 1);
  const scenario = scenarios[at];
  // The editor begins anew with what is saved.
  const [begun, setBegun] = useState(0);
  const [settled] = useDebouncedValue(scenarios, TYPING_MS);
  const { found, isComputing, seek } = useFound(settled, fromPeriod);
  const isMine = study.author === session?.person && may('study.write');
  const isOpen = isMine && study.state !== 'answered';
  const onData = useCallback(
    (data: Scenario['data']) => changeScenario(at, { data }),
    [at, changeScenario],
  );
  if (scenario === undefined) return null;
  const add = (next: Partial<Scenario>) => {
    const name = t(STUDIES.scenarioNumber, { n: scenarios.length + 1 });
    const added = { ...scenario, name, ...next };
    change((before) => ({ ...before, scenarios: [...before.scenarios, added] }));
    void go({ search: { ...search, scenario: scenarios.length } });
  };
  const isFull = scenarios.length >= SCENARIOS_MAX;
  const take = {
    here: (files: Scenario['files']) => changeScenario(at, { files }),
    apart: isFull
      ? undefined
      : (files: Scenario['files'], name: string) => add({ files, name: name.slice(0, NAME_MAX) }),
  };
  const discard = () => {
    kept.forget();
    setBegun((nth) => nth + 1);
  };
  const remove = () => {
    change((before) => ({ ...before, scenarios: before.scenarios.toSpliced(at, 1) }));
    void go({ search: { ...search, scenario: 0 } });
  };
  return (
    <Page
      title={content.title}
      way={[{ label: t(STUDIES.title), to: '/studies' }]}
      aside={<StateBadge of="study" state={study.state} />}
      actions={
        <>
          <LinkButton
            variant="default"
            to="/studies/$study/note"
            params={{ study: study.study }}
            leftSection={<IconPrinter size={14} />}
          >
            {t(STUDIES.note)}
          </LinkButton>
          <PastButton kind="study" id={study.study} />
          <Answering study={study} tag={tag} isMine={isMine} isChanged={isChanged} />
          <Signing study={study} />
          {isChanged && (
            <Button variant="subtle" onClick={discard}>
              {t(STUDIES.discard)}
            </Button>
          )}
          {isOpen && (
            <Button
              disabled={!isChanged}
              loading={saving.isPending}
              onClick={() => saving.mutate(content)}
            >
              {t(STUDIES.save)}
            </Button>
          )}
        </>
      }
      fill
    >
      <div className={classes.column}>
        <KeptNote kept={{ ...kept, forget: discard }} />
        <Refusal error={saving.error} />
        <Group gap="sm" align="flex-end">
          <Select
            label={t(STUDIES.scenario)}
            w={200}
            allowDeselect={false}
            data={scenarios.map(({ name }, nth) => ({ value: `${nth}`, label: name }))}
            value={`${at}`}
            onChange={(next) => void go({ search: { ...search, scenario: Number(next ?? 0) } })}
          />
          {isOpen && (
            <>
              <TextInput
                label={t(STUDIES.scenarioName)}
                value={scenario.name}
                onChange={({ currentTarget }) => changeScenario(at, { name: currentTarget.value })}
              />
              <Button variant="default" disabled={isFull} onClick={() => add({})}>
                {t(STUDIES.addScenario)}
              </Button>
              {at > 0 && (
                <Button variant="subtle" color="red" onClick={remove}>
                  {t(STUDIES.removeScenario)}
                </Button>
              )}
            </>
          )}
          <TextInput
            type="month"
            label={t(STUDIES.from)}
            value={fromPeriod ?? found[at]?.outcome?.from ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change((before) => ({ ...before, fromPeriod: value === '' ? null : value }))
            }
          />
          <span role="status" className="quiet">
            {t(isComputing ? STUDIES.computing : isChanged ? STUDIES.unsaved : STUDIES.saved)}
          </span>
        </Group>
        <Problems found={found[at]} />
        <Tabs
          value={search.part ?? 'verdicts'}
          onChange={(next) => {
            const part = PARTS.find((one) => one === next);
            if (part !== undefined) void go({ search: { ...search, part } });
          }}
          className={classes.column}
          keepMounted={false}
        >
          <Tabs.List>
            {PARTS.map((part) => (
              <Tabs.Tab key={part} value={part}>
                {t(STUDIES[part])}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="plan" className={classes.rest}>
            <Plan
              scenario={scenario}
              datasets={found[at]?.datasets ?? NONE}
              problems={found[at]?.problems ?? NONE}
              onChange={onData}
            />
          </Tabs.Panel>
          <Tabs.Panel value="text" className={classes.rest}>
            <Suspense fallback={<Loading />}>
              <OfferText
                key={`${at} ${begun}`}
                scenario={scenario}
                file={search.file}
                onFile={(file) => void go({ search: { ...search, file } })}
                onChange={(files) => changeScenario(at, { files })}
              />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="verdicts" className={classes.scrolled} tabIndex={0}>
            {found[at]?.outcome != null && (
              <Stack gap="xs">
                <NotCounted outcome={found[at].outcome} />
                <Verdicts judged={found[at].outcome} />
              </Stack>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="projection" className={classes.scrolled} tabIndex={0}>
            {found[at]?.outcome != null && (
              <Projection
                outcome={found[at].outcome}
                lacking={<Lacking scenario={scenario} datasets={found[at].datasets} />}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="seek" className={classes.scrolled} tabIndex={0}>
            <Seek
              key={at}
              {...{ scenario, seek, found: found[at], take: isOpen ? take : undefined }}
            />
          </Tabs.Panel>
          <Tabs.Panel value="compare" className={classes.scrolled} tabIndex={0}>
            <SideBySide scenarios={scenarios} found={found} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}

/** The data files that nobody planned yet, and the way there. */
function Lacking({
  scenario,
  datasets,
}: {
  readonly scenario: Scenario;
  readonly datasets: readonly FoundDataset[];
}) {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const lacking = datasets
    .map(({ dataset }) => dataset)
    .filter((name) => !(name in scenario.files) && (scenario.data[name] ?? '') === '');
  const [dataset] = lacking;
  if (dataset === undefined) return null;
  return (
    <Group gap="sm">
      <Words size="sm">{t(STUDIES.lacking, { files: lacking.join(', ') })}</Words>
      <Button
        variant="default"
        onClick={() => void go({ search: { ...search, part: 'plan', dataset } })}
      >
        {t(STUDIES.toPlan)}
      </Button>
    </Group>
  );
}
