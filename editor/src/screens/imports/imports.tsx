// Imports: all of a contract, with their states.
import { IconArrowsDiff, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Import, importsQuery } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import type { GridColumn } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { IMPORTS } from './imports.texts.ts';

const route = getRouteApi('/imports');
const LATEST: GridView = { sort: ['-batch'] };
const idOf = ({ batch }: Import): string => `${batch}`;

/** The imports of a contract. */
export function Imports() {
  const { t } = useSpeech();
  const may = useMay();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  return (
    <Page
      title={t(IMPORTS.title)}
      fill
      aside={
        <ContractChoice
          value={contract}
          onChange={(next) => void go({ search: { contract: next } })}
        />
      }
      actions={
        contract !== undefined && (
          <>
            <LinkButton
              variant="default"
              to="/reconciliation"
              search={{ contract }}
              leftSection={<IconArrowsDiff size={14} />}
            >
              {t(IMPORTS.compare)}
            </LinkButton>
            {may('inventory.import') && (
              <LinkButton
                to="/imports/new"
                search={{ contract }}
                leftSection={<IconPlus size={14} />}
              >
                {t(IMPORTS.create)}
              </LinkButton>
            )}
          </>
        )
      }
    >
      {contract !== undefined && <List contract={contract} />}
    </Page>
  );
}

function List({ contract }: { readonly contract: string }) {
  const { t } = useSpeech();
  const columns = useColumns();
  const { view = LATEST } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(importsQuery(contract));
  const onView = useCallback(
    (next: GridView) => void go({ search: (before) => ({ ...before, view: next }), replace: true }),
    [go],
  );
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Grid
      label={t(IMPORTS.title)}
      name={`imports ${contract}`}
      rows={data}
      {...{ columns, idOf, view, onView }}
      onOpen={({ batch }) =>
        void go({ to: '/imports/$contract/$batch', params: { contract, batch: `${batch}` } })
      }
      empty={<Empty title={t(IMPORTS.none)}>{t(IMPORTS.noneAbout)}</Empty>}
    />
  );
}

function useColumns(): readonly GridColumn<Import>[] {
  const { t, day } = useSpeech();
  const word = useStateWord();
  const nameOf = usePersonName();
  return useMemo(() => {
    const count = (id: keyof Import['rows']): GridColumn<Import> => ({
      ...{ id, title: t(IMPORTS[id]), kind: 'number' },
      text: ({ rows }) => `${rows[id]}`,
    });
    const date = (id: 'appliedOn' | 'knownOn'): GridColumn<Import> => ({
      ...{ id, title: t(IMPORTS[id]), width: 120 },
      text: (row) => row[id] ?? '',
      show: ({ [id]: iso }) => (iso === null ? '' : day(iso)),
    });
    return [
      {
        id: 'batch',
        title: t(IMPORTS.number),
        kind: 'number',
        text: ({ batch }) => `${batch}`,
        show: ({ contract, batch }) => (
          <Link
            to="/imports/$contract/$batch"
            params={{ contract, batch: `${batch}` }}
            className="plain"
            tabIndex={-1}
          >
            {batch}
          </Link>
        ),
        width: 100,
      },
      { id: 'file', title: t(IMPORTS.file), text: ({ fileName }) => fileName, width: 220 },
      { id: 'dataset', title: t(IMPORTS.dataset), text: ({ dataset }) => dataset, width: 190 },
      {
        id: 'state',
        title: t(IMPORTS.state),
        text: ({ state }) => word('import', state),
        show: ({ state }) => <StateBadge of="import" state={state} />,
        width: 130,
      },
      ...(['received', 'applied', 'same', 'rejected'] as const).map(count),
      { id: 'maker', title: t(IMPORTS.maker), text: ({ maker }) => nameOf(maker), width: 130 },
      date('appliedOn'),
      date('knownOn'),
    ];
  }, [t, day, word, nameOf]);
}
