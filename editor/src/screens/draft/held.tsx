// Draft review, held: what the draft does not bill, with why and what to do.
import { Paper, Text as Words } from '@mantine/core';
import { type Draft, useHeld } from '../../api/drafts.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { HELD, LINES } from './draft.texts.ts';

/** The held items of a draft. */
export function Held({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { data, error, isPending, refetch } = useHeld(draft);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.length === 0) return <Empty title={t(HELD.none)}>{t(HELD.noneAbout)}</Empty>;
  return (
    <>
      <Words size="sm" mb="xs">
        {t(HELD.about, { count: data.length })}
      </Words>
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
            {data.map((item) => (
              <Table.Tr key={item.position}>
                <Table.Td>{item.clause}</Table.Td>
                <Table.Td>{item.subject}</Table.Td>
                <Table.Td>
                  {t(item.message)}{' '}
                  <span className="quiet">
                    {item.code} {t(item.title)}
                  </span>
                </Table.Td>
                <Table.Td>{item.help === null ? '' : t(item.help)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </>
  );
}
