// Inventory: the items of a contract on a day, as known on a day; the history of each. All
// stretches come in one request, so that the day is moved without another.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { type Dataset, useDatasets } from '../../api/contracts.ts';
import { itemsQuery } from '../../api/items.ts';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { today } from '../../parts/days.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { AsOf } from './as-of.tsx';
import { HistoryDrawer } from './history.tsx';
import classes from './inventory.module.css';
import { INVENTORY } from './inventory.texts.ts';
import type { InventorySearch } from './search.ts';
import { changesOf, columnsOf, onDay, type Stretch, stretchesOf } from './stretches.ts';

const route = getRouteApi('/inventory');
const NO_VIEW: GridView = {};
const keyOf = ({ key }: Stretch): string => key;

/** The inventory. */
export function Inventory() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  const datasets = useDatasets(contract);
  const ofItems = (datasets.data?.items ?? []).filter(({ items }) => items !== null);
  const dataset = ofItems.find((one) => one.dataset === search.dataset) ?? ofItems[0];
  const choose = (next: InventorySearch) => void go({ search: next });
  return (
    <Page
      title={t(INVENTORY.title)}
      fill
      aside={
        <>
          <ContractChoice
            value={contract}
            onChange={(next) => choose({ contract: next, ...(search.day && { day: search.day }) })}
          />
          <Select
            aria-label={t(INVENTORY.dataset)}
            w={220}
            allowDeselect={false}
            data={ofItems.map((one) => one.dataset)}
            value={dataset?.dataset ?? null}
            onChange={(next) => {
              const { view: _, item: __, ...others } = search;
              if (next !== null) choose({ ...others, dataset: next });
            }}
          />
        </>
      }
    >
      {contract === undefined ? (
        <Empty title={t(INVENTORY.noContract)} />
      ) : datasets.isPending ? (
        <Loading />
      ) : datasets.data === undefined ? (
        <Failed error={datasets.error} retry={() => void datasets.refetch()} />
      ) : dataset === undefined ? (
        <Empty title={t(INVENTORY.noItems)} />
      ) : (
        <Items key={`${contract} ${dataset.dataset}`} contract={contract} dataset={dataset} />
      )}
    </Page>
  );
}

function Items({ contract, dataset }: { readonly contract: string; readonly dataset: Dataset }) {
  const speech = useSpeech();
  const { t } = speech;
  const search = route.useSearch();
  const go = route.useNavigate();
  const { known, item, view = NO_VIEW } = search;
  const { items: words, dataset: name } = dataset;
  const [moving, setMoving] = useState<string>();
  const day = moving ?? search.day ?? today();
  // While the slider moves, the lines come after it.
  const shownDay = useDeferredValue(day);
  const { data, error, isPending, refetch } = useQuery(
    itemsQuery({ contract, dataset: name, known }),
  );
  const stretches = useMemo(() => data && stretchesOf(data), [data]);
  const changes = useMemo(() => (data === undefined ? [] : changesOf(data)), [data]);
  const rows = useMemo(() => onDay(stretches ?? [], shownDay), [stretches, shownDay]);
  const columns = useMemo(
    () => (data === undefined || words === null ? [] : columnsOf(data, words, speech)),
    [data, words, speech],
  );
  const change = useCallback(
    (next: { readonly [K in keyof InventorySearch]?: InventorySearch[K] | undefined }) =>
      void go({
        search: (before) => dropUndefined({ ...before, ...next }),
        replace: true,
      }),
    [go],
  );
  const onView = useCallback((next: GridView) => change({ view: next }), [change]);
  return (
    <div className={classes.screen}>
      <AsOf
        {...{ day, known, changes }}
        onDay={(next, done) => {
          setMoving(done ? undefined : next);
          if (done) change({ day: next });
        }}
        onKnown={(next) => change({ known: next })}
      />
      {isPending ? (
        <Loading what={t(INVENTORY.loading)} />
      ) : data === undefined ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <div className={classes.grid}>
          <Grid
            label={t(INVENTORY.grid, { dataset: name, day: speech.day(shownDay) })}
            name={`${contract} ${name}`}
            fileName={`${contract} ${name} ${shownDay}`}
            idOf={keyOf}
            {...{ rows, columns, view, onView }}
            open={item}
            onOpen={({ key }) => void go({ search: { ...search, item: key } })}
            empty={
              <Empty title={t(INVENTORY.noneOnDay, { day: speech.day(shownDay) })}>
                {t(INVENTORY.noneAbout)}
              </Empty>
            }
          />
        </div>
      )}
      <HistoryDrawer
        {...{ contract, item, known }}
        dataset={name}
        onClose={() => change({ item: undefined })}
      />
    </div>
  );
}

function dropUndefined(search: object): InventorySearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
