// Runs, console: one run as it goes: how far, how fast, how long still, and what failed, with its
// reason and remedy. It can be paused, resumed and discarded.
import { Button, Checkbox, Group, Paper, Progress, Text as Words } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { hasEnded, type Pace, type RunProgress, steerRun, useRun } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { RunParts } from './run-parts.tsx';
import { MODES, RUN, RUNS } from './runs.texts.ts';

const route = getRouteApi('/runs/$run');

/** The console of a run. */
export function Run() {
  const { t, month, instant, pair } = useSpeech();
  const nameOf = usePersonName();
  const { run: name } = route.useParams();
  const { failed: onlyFailed = false } = route.useSearch();
  const go = route.useNavigate();
  const { data: run, error, isPending, refetch, pace } = useRun(name);
  if (isPending) return <Loading />;
  if (run === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const failures = run.parts.filter(({ state }) => state === 'failed').length;
  return (
    <Page
      title={run.run}
      way={[{ label: t(RUNS.title), to: '/runs' }]}
      aside={<StateBadge of="run" state={run.state} />}
      actions={
        <>
          <Steer run={run} />
          <PastButton kind="run" id={run.run} />
        </>
      }
    >
      <Words size="sm" className="quiet">
        {[t(MODES[run.mode]), month(run.period), nameOf(run.maker), instant(run.createdAt)].join(
          ' · ',
        )}
        {run.reason !== '' && ` · ${pair(t(RUN.reason), run.reason)}`}
      </Words>
      <Figures run={run} pace={pace} />
      {failures > 0 && (
        <Checkbox
          size="xs"
          label={`${t(RUN.onlyFailed)} (${failures})`}
          checked={onlyFailed}
          onChange={() => void go({ search: onlyFailed ? {} : { failed: true }, replace: true })}
        />
      )}
      <RunParts run={run} onlyFailed={onlyFailed} />
    </Page>
  );
}

function Figures({ run, pace }: { readonly run: RunProgress; readonly pace: Pace | null }) {
  const { t, count } = useSpeech();
  const { parts } = run;
  const done = parts.filter(({ state }) => state === 'done').length;
  const failed = parts.filter(({ state }) => state === 'failed').length;
  const sum = (figure: (part: RunProgress['parts'][number]) => number) =>
    parts.reduce((all, part) => all + figure(part), 0);
  const share = sum((part) =>
    part.state === 'done' || part.state === 'failed'
      ? 1
      : part.total === 0
        ? 0
        : part.done / part.total,
  );
  const percent = (100 * share) / Math.max(1, parts.length);
  const isOver = hasEnded(run);
  const lines = pace === null ? '—' : count(Math.round(pace.lines));
  return (
    <Paper withBorder p="sm">
      <Group gap="xl" mb="xs">
        <Figure name={t(RUN.contracts)} value={`${done} / ${parts.length}`} />
        <Figure name={t(RUN.lines)} value={count(sum((part) => part.lines))} />
        <Figure name={t(RUN.pace)} value={lines} />
        {isOver ? <Took pace={pace} /> : <Left seconds={pace?.left ?? null} />}
        <Figure name={t(RUN.held)} value={count(sum((part) => part.held))} />
        <Figure name={t(RUN.failed)} value={count(failed)} isBad={failed > 0} />
      </Group>
      <Progress
        value={percent}
        aria-label={t(RUN.progress)}
        {...(run.state === 'failed' ? { color: 'red' } : {})}
        {...(run.state === 'running' ? { animated: true } : {})}
      />
    </Paper>
  );
}

function Left({ seconds }: { readonly seconds: number | null }) {
  const { t } = useSpeech();
  const duration = useDuration();
  return <Figure name={t(RUN.left)} value={seconds === null ? '—' : duration(seconds)} />;
}

function Took({ pace }: { readonly pace: Pace | null }) {
  const { t } = useSpeech();
  const duration = useDuration();
  return <Figure name={t(RUN.took)} value={pace === null ? '—' : duration(pace.took)} />;
}

const MINUTE = 60;
const EXACT = 10;
const HUNDREDTHS = 100;

function useDuration(): (seconds: number) => string {
  const { t, count } = useSpeech();
  return (seconds) => {
    // As exact as the pace beside it: lines a second times seconds are the lines.
    if (seconds < EXACT) {
      const exact = Math.max(1, Math.round(seconds * HUNDREDTHS)) / HUNDREDTHS;
      return t(RUN.seconds, { count: count(exact) });
    }
    const whole = Math.round(seconds);
    if (whole < MINUTE) return t(RUN.seconds, { count: count(whole) });
    return t(RUN.minutes, { minutes: Math.floor(whole / MINUTE), seconds: whole % MINUTE });
  };
}

function Figure({
  name,
  value,
  isBad = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isBad?: boolean;
}) {
  return (
    <div>
      <Words size="xs" className="quiet">
        {name}
      </Words>
      <Words fw={600} size="lg" className={isBad ? 'less' : ''}>
        {value}
      </Words>
    </div>
  );
}

function Steer({ run }: { readonly run: RunProgress }) {
  const { t } = useSpeech();
  const may = useMay();
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (how: 'pause' | 'resume') => steerRun(run.run, how),
  });
  if (!may('run.launch') || run.state === 'discarded') return null;
  const isOver = hasEnded(run);
  const done = run.parts.filter(({ state }) => state === 'done');
  const figures = { count: done.length, lines: done.reduce((all, part) => all + part.lines, 0) };
  const does = t(isOver ? RUN.discardEnded : RUN.discard);
  return (
    <>
      <Refusal error={error} />
      {(run.state === 'running' || run.state === 'queued') && (
        <Button
          variant="default"
          loading={isPending}
          leftSection={<IconPlayerPause size={14} />}
          onClick={() => mutate('pause')}
        >
          {t(RUN.pause)}
        </Button>
      )}
      {run.state === 'paused' && (
        <Button
          loading={isPending}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => mutate('resume')}
        >
          {t(RUN.resume)}
        </Button>
      )}
      <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => setAsks(true)}>
        {does}
      </Button>
      <Confirm
        opened={asks}
        onClose={() => setAsks(false)}
        title={t(RUN.discardTitle)}
        does={does}
        danger
        act={() => steerRun(run.run, 'discard')}
      >
        <Words size="sm">{t(isOver ? RUN.discardEndedAbout : RUN.discardAbout, figures)}</Words>
      </Confirm>
    </>
  );
}
