// Studies, one: planned data, text, verdicts, twelve months, scenarios side by side; its answer.
// All is computed here by the engine, in a worker, as it is typed.
import { Alert, Button, Group, Select, Tabs, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMay, useSession } from '../../api/session.ts';
import { type Scenario, type Study, studyQuery } from '../../api/studies.ts';
import { Verdicts } from '../../contract/verdicts.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { Answering } from './answering.tsx';
import type { StudyFound } from './compute.ts';
import { Plan } from './plan.tsx';
import { Projection } from './projection.tsx';
import { PARTS } from './search.ts';
import { SideBySide } from './side-by-side.tsx';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';
import { useContent } from './use-content.ts';
import { useFound } from './use-found.ts';

const route = getRouteApi('/studies/$study');
const TYPING_MS = 300;
const SCENARIOS_MAX = 6;
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
  const { content, change, changeScenario, saving, forget, isChanged } = useContent(study, tag);
  const { scenarios, fromPeriod } = content;
  const at = Math.min(search.scenario ?? 0, scenarios.length - 1);
  const scenario = scenarios[at];
  const [settled] = useDebouncedValue(scenarios, TYPING_MS);
  const { found, isComputing } = useFound(settled, fromPeriod);
  const isMine = study.author === session?.person && may('study.write');
  const isOpen = isMine && study.state !== 'answered';
  const onData = useCallback(
    (data: Scenario['data']) => changeScenario(at, { data }),
    [at, changeScenario],
  );
  if (scenario === undefined) return null;
  const add = () => {
    const name = t(STUDIES.scenarioNumber, { n: scenarios.length + 1 });
    change((before) => ({ ...before, scenarios: [...before.scenarios, { ...scenario, name }] }));
    void go({ search: { ...search, scenario: scenarios.length } });
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
          <Answering study={study} tag={tag} isMine={isMine} isChanged={isChanged} />
          {isChanged && (
            <Button variant="subtle" onClick={() => forget()}>
              {t(STUDIES.discard)}
            </Button>
          )}
          {isOpen && (
            <Button
              disabled={!isChanged}
              loading={saving.isPending}
              onClick={() => saving.mutate()}
            >
              {t(STUDIES.save)}
            </Button>
          )}
        </>
      }
      fill
    >
      <div className={classes.column}>
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
              <Button variant="default" disabled={scenarios.length >= SCENARIOS_MAX} onClick={add}>
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
            <Plan scenario={scenario} datasets={found[at]?.datasets ?? NONE} onChange={onData} />
          </Tabs.Panel>
          <Tabs.Panel value="text" className={classes.scrolled} tabIndex={0}>
            <OfferText scenario={scenario} onChange={(files) => changeScenario(at, { files })} />
          </Tabs.Panel>
          <Tabs.Panel value="verdicts" className={classes.scrolled} tabIndex={0}>
            {found[at]?.outcome != null && <Verdicts judged={found[at].outcome} />}
          </Tabs.Panel>
          <Tabs.Panel value="projection" className={classes.scrolled} tabIndex={0}>
            {found[at]?.outcome != null && <Projection outcome={found[at].outcome} />}
          </Tabs.Panel>
          <Tabs.Panel value="compare" className={classes.scrolled} tabIndex={0}>
            <SideBySide scenarios={scenarios} found={found} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}

const SHOWN = 5;

function Problems({ found }: { readonly found: StudyFound | undefined }) {
  const { t } = useSpeech();
  if (found === undefined || found.problems.length === 0) return null;
  const title = found.outcome === null ? t(STUDIES.broken) : undefined;
  return (
    <Alert color={found.outcome === null ? 'red' : 'orange'} title={title} p="xs" role="note">
      {found.problems.slice(0, SHOWN).map(({ code, where, message }) => (
        <div key={`${where} ${code} ${message.en}`}>
          {t(message)} <span className="quiet">{`${code} ${where}`}</span>
        </div>
      ))}
      {found.problems.length > SHOWN && t(STUDIES.problems, { n: found.problems.length })}
    </Alert>
  );
}

function OfferText({
  scenario,
  onChange,
}: {
  readonly scenario: Scenario;
  readonly onChange: (files: Scenario['files']) => void;
}) {
  return Object.entries(scenario.files).map(([name, text]) => (
    <Textarea
      key={name}
      label={name}
      classNames={{ input: classes.text }}
      autosize
      minRows={12}
      maxRows={28}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => onChange({ ...scenario.files, [name]: currentTarget.value })}
    />
  ));
}
