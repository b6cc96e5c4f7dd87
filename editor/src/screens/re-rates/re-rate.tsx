// Re-rates, one: why its months are rated again, what each changes in money, the notes that bill
// it, and what is next for who may.
import { Button, Group, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  dropReRate,
  isRating,
  noteReRate,
  type ReRateWay,
  startReRate,
  useReRate,
  useReRateChanges,
} from '../../api/re-rates.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { PartNotes, Parts } from './parts.tsx';
import { CAUSES, RE_RATE, RE_RATES } from './re-rates.texts.ts';
import { Reference, usePeriods } from './re-rates.tsx';

const route = getRouteApi('/re-rates/$contract/$job');

/** A re-rate. */
export function ReRateView() {
  const { t } = useSpeech();
  const id = route.useParams();
  const periods = usePeriods();
  const { data, error, isPending, refetch } = useReRate(id);
  const changes = useReRateChanges(id, data);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const { contract, job, cause, state, maker, parts } = data;
  return (
    <Page
      title={t(RE_RATES.titleOf, { contract, job: `${job}` })}
      way={[{ label: t(RE_RATES.title), to: '/re-rates' }]}
      aside={<StateBadge of="reRate" state={state} />}
      actions={
        <>
          <Acts reRate={data} />
          <PastButton kind="re_rate_job" id={`${contract}/${job}`} />
        </>
      }
    >
      <Group gap="xl">
        {(
          [
            [RE_RATES.cause, t(CAUSES[cause])],
            [RE_RATES.reference, <Reference key="of" reRate={data} />],
            [RE_RATES.periods, periods(data)],
            [RE_RATES.maker, <Person key="by" id={maker} />],
          ] as const
        ).map(([name, value]) => (
          <div key={name.en}>
            <Words size="xs" className="quiet">
              {t(name)}
            </Words>
            <Words size="sm" component="div">
              {value}
            </Words>
          </div>
        ))}
      </Group>
      {parts.length === 0 && <Empty title={t(RE_RATE.untouched)} />}
      {parts.length > 0 && <Parts reRate={data} changes={changes.data ?? []} />}
      {changes.isError && <Failed error={changes.error} retry={() => void changes.refetch()} />}
      <PartNotes reRate={data} currency={changes.data?.[0]?.currency ?? null} />
    </Page>
  );
}

type Asking = 'start' | 'ask' | 'drop';

function Acts({ reRate }: { readonly reRate: ReRateWay }) {
  const { t } = useSpeech();
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const { contract, job, state } = reRate;
  const id = { contract, job: `${job}` };
  const place = `re-rate/${contract}/${job}`;
  const isRated = (state === 'running' || state === 'noted') && !isRating(reRate);
  const close = () => setAsking(undefined);
  return (
    <>
      {may('run.launch') && (state === 'open' || state === 'running') && (
        <Button variant="default" onClick={() => setAsking('drop')}>
          {t(RE_RATE.drop)}
        </Button>
      )}
      {may('run.launch') && state === 'open' && (
        <Button onClick={() => setAsking('start')}>{t(RE_RATE.start)}</Button>
      )}
      {may('credit.prepare') && isRated && (
        <Button onClick={() => setAsking('ask')}>{t(RE_RATE.ask)}</Button>
      )}
      <Confirm
        opened={asking === 'start'}
        onClose={close}
        title={t(RE_RATE.start)}
        does={t(RE_RATE.start)}
        act={() => startReRate(id)}
      >
        <Words size="sm">{t(RE_RATE.startAbout)}</Words>
      </Confirm>
      <Confirm
        opened={asking === 'ask'}
        onClose={close}
        title={t(RE_RATE.ask)}
        does={t(RE_RATE.ask)}
        reason={{ place: `${place}/notes` }}
        act={(reason) => noteReRate(id, reason)}
      >
        <Words size="sm">{t(RE_RATE.askAbout)}</Words>
      </Confirm>
      <Confirm
        opened={asking === 'drop'}
        onClose={close}
        title={t(RE_RATE.drop)}
        does={t(RE_RATE.drop)}
        danger
        reason={{ place: `${place}/drop` }}
        act={(reason) => dropReRate(id, reason)}
      >
        <Words size="sm">{t(RE_RATE.dropAbout)}</Words>
      </Confirm>
    </>
  );
}
