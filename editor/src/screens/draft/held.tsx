// Draft review, held: what the draft does not bill, with why and what to do; found by words.
import { Group, Paper, Text as Words } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type Draft, useHeld } from '../../api/drafts.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import { HELD, LINES } from './draft.texts.ts';
import { found } from './line-rows.ts';

const route = getRouteApi('/drafts/$contract/$draft');

/** The held items of a draft. */
export function Held({ draft }: { readonly draft: Draft }) {
  const { t, language } = useSpeech();
  const { find = '' } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, isPending, refetch } = useHeld(draft);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.length === 0) return <Empty title={t(HELD.none)}>{t(HELD.noneAbout)}</Empty>;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <AddressInput
          aria-label={t(HELD.find)}
          placeholder={t(HELD.find)}
          leftSection={<IconSearch size={14} />}
          value={find}
          onWrite={(value) =>
            void go({
              search: (before) => ({ ...before, find: value === '' ? undefined : value }),
              replace: true,
            })
          }
          w={230}
        />
        <Words size="sm">{t(HELD.about, { count: data.length })}</Words>
      </Group>
      <Paper withBorder>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(LINES.clause)}</Table.Th>
              <Table.Th>{t(LINES.subject)}</Table.Th>
              <Table.Th>{t(HELD.why)}</Table.Th>
              <Table.Th>{t(HELD.remedy)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found(data, find).map((item) => (
              <Table.Tr key={item.position}>
                <Table.Td className="whole">{item.clause}</Table.Td>
                <Table.Td className="whole">{item.subject}</Table.Td>
                <Table.Td>
                  {quoted(t(item.message), language)}{' '}
                  <span className="quiet">
                    {item.code} {t(item.title)}
                  </span>
                </Table.Td>
                <Table.Td>{item.help === null ? '' : quoted(t(item.help), language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </>
  );
}
