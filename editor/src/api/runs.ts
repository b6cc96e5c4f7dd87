// Requests, runs: lists, one run live, and what people do to them. In: names. Out: hooks and acts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Answer, client, named, queries, read } from './client.ts';

/** A run in a list. */
export type RunHead = Answer<Awaited<ReturnType<typeof client.runs.$get>>>['items'][number];
/** A run and how far it is. */
export type RunProgress = Answer<Awaited<ReturnType<(typeof client.runs)[':run']['$get']>>>;
/** One contract of a run. */
export type RunPart = RunProgress['parts'][number];
/** What a run is for. */
export type RunMode = RunHead['mode'];
/** What can be done to a run as a whole. */
export type Steering = 'pause' | 'resume' | 'discard';

/** Which runs are listed. */
export interface RunFilter {
  readonly state?: RunHead['state'] | undefined;
  /** ISO month. */
  readonly period?: string | undefined;
}

const SHOWN = '200';

/** Runs, the newest first; looked at again while one is under way. */
export const useRuns = (filter: RunFilter) =>
  useQuery({
    queryKey: ['runs', filter],
    queryFn: () => read(client.runs.$get({ query: { ...named(filter), limit: SHOWN } })),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'queued' || state === 'running') ? 1500 : false,
  });

/** A look at a run, with the moment of it. */
interface Look {
  readonly at: number;
  readonly done: number;
  readonly lines: number;
}

/** How fast a run goes and how long it will take. */
export interface Pace {
  /** Lines a second since it began. */
  readonly lines: number;
  /** Seconds from the begin of its first contract to the end of its last, or to now. */
  readonly took: number;
  /** Seconds that are left; null: that cannot be told. */
  readonly left: number | null;
}

const LOOKS_MAX = 20;
const ENDED: readonly string[] = ['completed', 'failed', 'discarded'];

/** Whether a run has come to its end. */
export const hasEnded = ({ state }: Pick<RunProgress, 'state'>): boolean => ENDED.includes(state);

/** A run as it goes: told live, and read again where the live answer is cut. */
export function useRun(run: string) {
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: ['run', run],
    queryFn: () => read(client.runs[':run'].$get({ param: { run } })),
  });
  const isOpen = query.data !== undefined && !hasEnded(query.data);
  const [looks, setLooks] = useState<readonly Look[]>([]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const source = new EventSource(`/api/v1/runs/${encodeURIComponent(run)}/progress`);
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const progress = JSON.parse(data) as RunProgress;
      cache.setQueryData(['run', run], progress);
      setLooks((before) => [...before.slice(-LOOKS_MAX), lookOf(progress)]);
      if (!hasEnded(progress)) return;
      source.close();
      void cache.invalidateQueries({ queryKey: ['runs'] });
      void cache.invalidateQueries({ queryKey: ['drafts'] });
    });
    return () => source.close();
  }, [cache, run, isOpen]);
  return { ...query, pace: paceOf(query.data, looks) };
}

function lookOf({ parts }: RunProgress): Look {
  const sum = (figure: (part: RunPart) => number) =>
    parts.reduce((all, part) => all + figure(part), 0);
  return { at: Date.now(), done: sum((part) => part.done), lines: sum((part) => part.lines) };
}

function paceOf(run: RunProgress | undefined, looks: readonly Look[]): Pace | null {
  if (run === undefined) return null;
  const begun = run.parts
    .flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]))
    .sort();
  const [first] = begun;
  if (first === undefined) return null;
  const ends = run.parts.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt])).sort();
  const until = hasEnded(run) ? Date.parse(ends.at(-1) ?? first) : Date.now();
  const seconds = Math.max(0.001, (until - Date.parse(first)) / 1000);
  const { lines, done } = lookOf(run);
  const total = run.parts.reduce((all, part) => all + part.total, 0);
  const [oldest] = looks;
  const latest = looks.at(-1);
  if (oldest === undefined || latest === undefined || hasEnded(run)) {
    return { lines: lines / seconds, took: seconds, left: null };
  }
  const rate = ((latest.done - oldest.done) * 1000) / Math.max(1, latest.at - oldest.at);
  const left = rate > 0 && total > done ? (total - done) / rate : null;
  return { lines: lines / seconds, took: seconds, left };
}

/** Pauses, resumes or discards a run. @throws ApiProblem. */
export async function steerRun(run: string, how: Steering): Promise<void> {
  const after = await read(client.runs[':run'].steering.$post({ param: { run }, json: { how } }));
  queries.setQueryData(['run', run], after);
  await queries.invalidateQueries({ queryKey: ['runs'] });
  await queries.invalidateQueries({ queryKey: ['drafts'] });
}

/** Asks for a run. @throws ApiProblem. */
export async function launchRun(asked: {
  readonly run: string;
  readonly mode: RunMode;
  readonly period: string;
  readonly contracts: string[];
  readonly knownOn?: string;
  readonly reason?: string;
}): Promise<void> {
  await read(client.runs.$post({ json: asked }));
  await queries.invalidateQueries({ queryKey: ['runs'] });
}
