// What was not billed: held items of all contracts by reason, with what to do about each, and as a
// file. Months, contract and reason are in the address.
import { Button, Chip, Group, Paper, Text as Words } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask, client, named, read } from '../../api/client.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { download } from '../../parts/download.ts';
import { isMonth } from '../../parts/months.ts';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import { monthsOf, type UnbilledSearch } from './search.ts';
import { UNBILLED } from './unbilled.texts.ts';

const route = getRouteApi('/unbilled');
const MOST = 500;

/** The screen of what was not billed. */
export function Unbilled() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const set = (change: UnbilledSearch) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const months = monthsOf(search);
  return (
    <Page title={t(UNBILLED.title)} actions={<AsFile />}>
      <Group gap="xs" align="flex-end">
        {(['from', 'through'] as const).map((end) => (
          <AddressInput
            key={end}
            type="month"
            label={t(UNBILLED[end])}
            value={months[end]}
            onWrite={(value) => {
              if (isMonth(value)) set({ [end]: value });
            }}
            w={170}
          />
        ))}
        <AddressInput
          label={t(UNBILLED.contract)}
          value={search.contract ?? ''}
          onWrite={(value) => set({ contract: value === '' ? undefined : value })}
          w={180}
        />
      </Group>
      <Reasons set={set} />
      <Items />
    </Page>
  );
}

function useAsked() {
  const search = route.useSearch();
  const { contract, code } = search;
  return { ...monthsOf(search), ...named({ contract, code }) };
}

function AsFile() {
  const { t } = useSpeech();
  const asked = useAsked();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const answer = await ask(`/unbilled/file?${new URLSearchParams(asked)}`);
      download(`unbilled-${asked.from}.csv`, await answer.blob());
    },
  });
  return (
    <>
      <Refusal error={error} />
      <Button
        variant="default"
        leftSection={<IconDownload size={14} />}
        loading={isPending}
        onClick={() => mutate()}
      >
        {t(UNBILLED.file)}
      </Button>
    </>
  );
}

function Reasons({ set }: { readonly set: (change: UnbilledSearch) => void }) {
  const { t } = useSpeech();
  const { code: chosen, ...asked } = useAsked();
  const { data } = useQuery({
    queryKey: ['unbilled', 'reasons', asked],
    queryFn: () => read(client.unbilled.reasons.$get({ query: asked })),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Chip.Group
      value={chosen ?? ''}
      onChange={(value) => set({ code: value === '' ? undefined : `${value}` })}
    >
      <Group gap={6} role="group" aria-label={t(UNBILLED.reason)}>
        <Chip size="xs" variant="outline" value="">
          {t(UNBILLED.all)}
        </Chip>
        {data.items.map(({ code, title, items }) => (
          <Chip key={code} size="xs" variant="outline" value={code}>
            {t(title)} ({items})
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Items() {
  const { t, month, language } = useSpeech();
  const asked = useAsked();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['unbilled', asked],
    queryFn: () => read(client.unbilled.$get({ query: { ...asked, limit: `${MOST}` } })),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.items.length === 0) {
    return <Empty title={t(UNBILLED.none)}>{t(UNBILLED.noneAbout)}</Empty>;
  }
  return (
    <Paper withBorder>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(UNBILLED.contract)}</Table.Th>
            <Table.Th>{t(UNBILLED.period)}</Table.Th>
            <Table.Th>{t(UNBILLED.clause)}</Table.Th>
            <Table.Th>{t(UNBILLED.subject)}</Table.Th>
            <Table.Th miw={200}>{t(UNBILLED.why)}</Table.Th>
            <Table.Th>{t(UNBILLED.remedy)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((item) => (
            <Table.Tr key={`${item.contract} ${item.draft} ${item.position}`}>
              <Table.Td>
                <Link
                  to="/drafts/$contract/$draft"
                  params={{ contract: item.contract, draft: item.draft }}
                  search={{ tab: 'held' }}
                  className="plain whole"
                >
                  {item.contract}
                </Link>
              </Table.Td>
              <Table.Td className="whole">{month(item.period)}</Table.Td>
              <Table.Td className="whole">{item.clause}</Table.Td>
              <Table.Td className="whole">{item.subject}</Table.Td>
              <Table.Td>
                {quoted(t(item.message), language)} <span className="quiet">{item.code}</span>
              </Table.Td>
              <Table.Td>{item.help === null ? '' : quoted(t(item.help), language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {data.next !== null && (
        <Words size="xs" className="quiet" p="xs">
          {t(UNBILLED.more, { count: MOST })}
        </Words>
      )}
    </Paper>
  );
}
