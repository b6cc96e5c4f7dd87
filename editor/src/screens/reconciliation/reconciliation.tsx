// Reconciliation: an extract of the network against the inventory of its day; from each difference
// to the item.
import { Alert, Group, Select, Stack, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useDatasets } from '../../api/contracts.ts';
import { type Reconciliation, reconcile } from '../../api/imports.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { isDay, today } from '../../parts/days.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import type { GridColumn } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { RECONCILIATION } from './reconciliation.texts.ts';
import type { ReconciliationSearch } from './search.ts';

const route = getRouteApi('/reconciliation');
const NO_VIEW: GridView = {};

interface Found {
  readonly id: string;
  readonly key: string;
  readonly kind: 'missingHere' | 'missingThere' | 'differs';
  readonly attribute: string;
  readonly here: string;
  readonly there: string;
}
const idOf = ({ id }: Found): string => id;

/** The comparison with the network. */
export function ReconciliationScreen() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  const { data } = useDatasets(contract);
  const names = (data?.items ?? []).flatMap((one) => (one.items === null ? [] : [one.dataset]));
  const dataset = names.find((name) => name === search.dataset) ?? names[0];
  const day = search.day ?? today();
  const comparing = useMutation({
    mutationFn: (file: File) =>
      reconcile({ contract: contract ?? '', dataset: dataset ?? '', day }, file),
  });
  const change = (next: ReconciliationSearch) => {
    comparing.reset();
    void go({ search: { ...search, ...next }, replace: true });
  };
  return (
    <Page title={t(RECONCILIATION.title)} fill>
      <Stack h="100%" gap="sm">
        <Words size="sm">{t(RECONCILIATION.about)}</Words>
        <Group gap="sm" align="flex-end">
          <ContractChoice
            isLabelled
            value={contract}
            onChange={(next) => void go({ search: { contract: next, day } })}
          />
          <Select
            label={t(RECONCILIATION.dataset)}
            w={240}
            allowDeselect={false}
            data={names}
            value={dataset ?? null}
            onChange={(next) => {
              if (next !== null) change({ dataset: next });
            }}
          />
          <AddressInput
            type="date"
            label={t(RECONCILIATION.day)}
            value={day}
            onWrite={(value) => {
              if (isDay(value)) change({ day: value });
            }}
          />
        </Group>
        {dataset !== undefined && (
          <FileDrop onFile={(file) => comparing.mutate(file)} isBusy={comparing.isPending} />
        )}
        <Refusal error={comparing.error} />
        {comparing.data !== undefined && contract !== undefined && dataset !== undefined && (
          <Differences found={comparing.data} {...{ contract, dataset, day }} />
        )}
      </Stack>
    </Page>
  );
}

function Differences({
  found,
  contract,
  dataset,
  day,
}: {
  readonly found: Reconciliation;
  readonly contract: string;
  readonly dataset: string;
  readonly day: string;
}) {
  const { t, count } = useSpeech();
  const { view = NO_VIEW } = route.useSearch();
  const go = route.useNavigate();
  const rows = useMemo(() => foundOf(found), [found]);
  const columns = useMemo((): readonly GridColumn<Found>[] => {
    const text = (id: 'attribute' | 'here' | 'there', width: number): GridColumn<Found> => ({
      ...{ id, title: t(RECONCILIATION[id]), width },
      text: (row) => row[id],
    });
    return [
      {
        id: 'item',
        title: t(RECONCILIATION.item),
        text: ({ key }) => key,
        show: ({ key }) => (
          <Link
            to="/inventory"
            search={{ contract, dataset, day, item: key }}
            className="plain"
            tabIndex={-1}
          >
            {key}
          </Link>
        ),
        width: 190,
      },
      {
        id: 'kind',
        title: t(RECONCILIATION.kind),
        text: ({ kind }) => t(RECONCILIATION[kind]),
        width: 190,
      },
      ...[text('attribute', 160), text('here', 180), text('there', 180)],
    ];
  }, [t, contract, dataset, day]);
  const onView = useCallback(
    (next: GridView) => void go({ search: (before) => ({ ...before, view: next }), replace: true }),
    [go],
  );
  return (
    <>
      <Words size="sm">
        {t(RECONCILIATION.matched, { n: count(found.matched), all: found.compared })}
      </Words>
      {found.unread.length > 0 && (
        <Alert color="orange" p="xs">
          {t(RECONCILIATION.unread, { n: found.unread.length, lines: found.unread.join(', ') })}
        </Alert>
      )}
      <div style={{ flex: 1, minHeight: 240 }}>
        <Grid
          label={t(RECONCILIATION.grid)}
          name={`reconciliation ${contract} ${dataset}`}
          fileName={`${contract} ${dataset} ${day}`}
          {...{ rows, columns, idOf, view, onView }}
          onOpen={({ key }) =>
            void go({ to: '/inventory', search: { contract, dataset, day, item: key } })
          }
          empty={<Empty title={t(RECONCILIATION.agree)} />}
        />
      </div>
    </>
  );
}

function foundOf({ missingHere, missingThere, different }: Reconciliation): readonly Found[] {
  const nothing = { attribute: '', here: '', there: '' };
  const missing = (kind: 'missingHere' | 'missingThere') => (key: string) => ({
    ...{ id: `${kind} ${key}`, key, kind, ...nothing },
  });
  return [
    ...missingHere.map(missing('missingHere')),
    ...missingThere.map(missing('missingThere')),
    ...different.map(({ key, attribute, here, there }) => ({
      ...{
        id: `differs ${key} ${attribute}`,
        key,
        kind: 'differs' as const,
        attribute,
        here,
        there,
      },
    })),
  ];
}
