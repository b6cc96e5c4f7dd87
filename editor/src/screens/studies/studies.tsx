// Studies: all of them; a new one from a template or a copied contract.
import { Button, Group, Paper, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { copyContract, startStudy, studiesQuery } from '../../api/studies.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { STUDIES } from './studies.texts.ts';
import { TEMPLATES } from './templates.ts';

const BLANK = {
  ...{ study: '', title: '', about: '', origin: 'template', template: '0' },
  /** The contract that is copied; null: the first one. */
  chosen: null as string | null,
};

/** The list of studies. */
export function Studies() {
  const { t, instant } = useSpeech();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(studiesQuery);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t(STUDIES.title)}
      actions={
        may('study.write') && (
          <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
            {t(STUDIES.create)}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
        <Empty title={t(STUDIES.none)}>{t(STUDIES.noneAbout)}</Empty>
      ) : (
        <Paper withBorder>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {(['number', 'name', 'state', 'author', 'changedAt'] as const).map((id) => (
                  <Table.Th key={id}>{t(STUDIES[id])}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map(({ study, title, state, author, changedAt }) => (
                <Table.Tr key={study}>
                  <Table.Td>
                    <Link to="/studies/$study" params={{ study }} className="plain">
                      {study}
                    </Link>
                  </Table.Td>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>
                    <StateBadge of="study" state={state} />
                  </Table.Td>
                  <Table.Td>
                    <Person id={author} />
                  </Table.Td>
                  <Table.Td>{instant(changedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      <Dialog
        opened={isAdding}
        onClose={() => setAdding(false)}
        title={t(STUDIES.create)}
        size="lg"
      >
        <NewStudy onClose={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
}

function NewStudy({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useSpeech();
  const go = useNavigate();
  const kept = useKept('new/study', BLANK);
  const { value: typed, forget } = kept;
  const { study, title, about, origin, template, chosen } = typed;
  const set = (next: Partial<typeof BLANK>) => kept.set({ ...typed, ...next });
  const contract = useContract(chosen ?? undefined);
  const starting = useMutation({
    mutationFn: async () => {
      const head = { study: study.trim(), title, about };
      const name = t(STUDIES.offered);
      if (origin === 'copy' && contract !== undefined) {
        await copyContract(contract, { ...head, scenario: name });
      } else {
        const text = TEMPLATES[Number(template)]?.text[language] ?? '';
        const scenarios = [{ name, files: { 'contract.avn': text }, data: {} }];
        await startStudy({ ...head, fromPeriod: null, scenarios });
      }
      forget();
      await go({ to: '/studies/$study', params: { study: head.study } });
    },
  });
  const isChosen = origin !== 'copy' || contract !== undefined;
  const isMissing = study.trim() === '' || title.trim() === '' || !isChosen;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) starting.mutate();
      }}
    >
      <Stack gap="sm">
        <Group grow>
          <TextInput
            label={t(STUDIES.identifier)}
            required
            value={study}
            onChange={({ currentTarget }) => set({ study: currentTarget.value })}
          />
          <TextInput
            label={t(STUDIES.name)}
            required
            value={title}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          />
        </Group>
        <Textarea
          label={t(STUDIES.about)}
          autosize
          minRows={2}
          value={about}
          onChange={({ currentTarget }) => set({ about: currentTarget.value })}
        />
        <Radio.Group
          label={t(STUDIES.beginWith)}
          value={origin}
          onChange={(next) => set({ origin: next })}
          size="xs"
        >
          <Group gap="md" pt={4}>
            <Radio size="xs" value="template" label={t(STUDIES.template)} />
            <Radio size="xs" value="copy" label={t(STUDIES.copy)} />
          </Group>
        </Radio.Group>
        {origin === 'copy' ? (
          <ContractChoice value={contract} onChange={(next) => set({ chosen: next })} w="100%" />
        ) : (
          <Select
            aria-label={t(STUDIES.template)}
            allowDeselect={false}
            data={TEMPLATES.map(({ name }, at) => ({ value: `${at}`, label: t(name) }))}
            value={template}
            onChange={(next) => set({ template: next ?? '0' })}
          />
        )}
        <FormFoot
          kept={kept}
          sending={starting}
          does={t(STUDIES.start)}
          isMissing={isMissing}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
