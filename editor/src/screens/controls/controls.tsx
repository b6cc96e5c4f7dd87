// Controls: the catalogue of what drafts are checked for; severity, thresholds and use are changed
// by asking, and another approves. What is looked for is in the address.
import { Button, Paper, TextInput, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, client, read } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ChangeControl } from './change-control.tsx';
import { foundWords, thresholdName } from './control-words.ts';
import { CONTROLS } from './controls.texts.ts';

/** A control of the catalogue. */
export type Control = Answer<Awaited<ReturnType<typeof client.controls.$get>>>['items'][number];

const route = getRouteApi('/controls');

/** The catalogue. */
export function Controls() {
  const { t, language } = useSpeech();
  const { find = '' } = route.useSearch();
  const go = route.useNavigate();
  const [edited, edit] = useState<Control>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['controls'],
    queryFn: () => read(client.controls.$get()),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const wanted = find.toLocaleLowerCase();
  const items = data.items.filter(({ control, title, message }) =>
    `${control} ${title[language]} ${foundWords(message, language)}`
      .toLocaleLowerCase()
      .includes(wanted),
  );
  return (
    <Page
      title={t(CONTROLS.title)}
      aside={
        <TextInput
          aria-label={t(CONTROLS.find)}
          placeholder={t(CONTROLS.find)}
          value={find}
          onChange={({ currentTarget: { value } }) =>
            void go({ search: value === '' ? {} : { find: value }, replace: true })
          }
          w={220}
        />
      }
    >
      {items.length === 0 ? <Empty title={t(CONTROLS.none)} /> : <List items={items} edit={edit} />}
      {edited !== undefined && (
        <ChangeControl key={edited.control} control={edited} onClose={() => edit(undefined)} />
      )}
    </Page>
  );
}

function List({
  items,
  edit,
}: {
  readonly items: readonly Control[];
  readonly edit: (control: Control) => void;
}) {
  const { t, decimal, language } = useSpeech();
  const may = useMay();
  const mayEdit = may('control.define') || may('control.approve');
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(CONTROLS.control)}</Table.Th>
            <Table.Th>{t(CONTROLS.what)}</Table.Th>
            <Table.Th>{t(CONTROLS.severity)}</Table.Th>
            <Table.Th>{t(CONTROLS.thresholds)}</Table.Th>
            <Table.Th>{t(CONTROLS.enabled)}</Table.Th>
            <Table.Th>{t(CONTROLS.changedBy)}</Table.Th>
            <Table.Th aria-label={t(CONTROLS.edit)} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.control}>
              <Table.Td fw={500}>{one.control}</Table.Td>
              <Table.Td>
                {t(one.title)}
                <Words size="xs" className="quiet">
                  {foundWords(one.message, language)}
                </Words>
              </Table.Td>
              <Table.Td>
                <StateBadge of="severity" state={one.severity} />
              </Table.Td>
              <Table.Td>
                {Object.entries(one.thresholds)
                  .map(([name, value]) =>
                    t(CONTROLS.level, {
                      name: thresholdName(name, language),
                      value: decimal(value),
                    }),
                  )
                  .join(' · ')}
              </Table.Td>
              <Table.Td className={one.isEnabled ? '' : 'quiet'}>
                {t(one.isEnabled ? CONTROLS.yes : CONTROLS.no)}
              </Table.Td>
              <Table.Td className="quiet">
                <Person id={one.changedBy} />
              </Table.Td>
              <Table.Td ta="right">
                {mayEdit && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`${t(CONTROLS.edit)} ${one.control}`}
                    onClick={() => edit(one)}
                  >
                    {t(CONTROLS.edit)}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
