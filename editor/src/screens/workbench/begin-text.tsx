// Workbench, begin: a contract that has no text yet. In: its number. Out: its first version, from a
// heading or from files of this machine.
import { Button, FileButton, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { IconFilePlus, IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { contractsQuery } from '../../api/contracts.ts';
import { accountsQuery } from '../../api/parties.ts';
import { useMay } from '../../api/session.ts';
import { today } from '../../parts/days.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { Language } from '../../texts/text.ts';
import { KINDS, textsOf } from './chosen-files.ts';
import { startDraft } from './version-actions.ts';
import { WORKBENCH } from './workbench.texts.ts';

/** The ways to a first text. */
export function BeginText({ contract }: { readonly contract: string }) {
  const { t, language } = useSpeech();
  const may = useMay();
  const { data: contracts } = useQuery(contractsQuery);
  const head = contracts?.find((one) => one.contract === contract);
  const accounts = useQuery({
    ...accountsQuery(head?.customer ?? ''),
    enabled: head !== undefined && may('account.read'),
  });
  const payer = accounts.data?.find(({ account }) => account === head?.account);
  const starting = useMutation({
    mutationFn: (files: Readonly<Record<string, string>>) => startDraft(contract, files),
  });
  if (!may('contract.draft')) return <Empty title={t(WORKBENCH.none)} />;
  const currency = payer?.currency ?? 'EUR';
  const heading = () => headingOf(language, { contract, title: head?.title ?? contract, currency });
  const read = async (chosen: readonly File[]) => {
    if (chosen.length > 0) starting.mutate(await textsOf(chosen));
  };
  return (
    <Paper withBorder p="xl" maw={720}>
      <Stack gap="md">
        <Words fw={600}>{t(WORKBENCH.none)}</Words>
        <Words size="sm">{t(WORKBENCH.beginAbout)}</Words>
        <Refusal error={starting.error} />
        <Group gap="xs">
          <Button
            leftSection={<IconFilePlus size={14} />}
            loading={starting.isPending}
            disabled={head === undefined}
            onClick={() => starting.mutate(heading())}
          >
            {t(WORKBENCH.begin)}
          </Button>
          <FileButton multiple accept={KINDS} onChange={(files) => void read(files)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                disabled={starting.isPending}
                leftSection={<IconFileUpload size={14} />}
              >
                {t(WORKBENCH.beginFiles)}
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </Paper>
  );
}

interface Heading {
  readonly contract: string;
  readonly title: string;
  readonly currency: string;
}

function headingOf(language: Language, { contract, title, currency }: Heading) {
  const from = Temporal.PlainDate.from(today()).with({ day: 1 }).toString();
  const named = `"${contract}" "${title.replaceAll('"', '’')}"`;
  return language === 'fr'
    ? {
        'contrat.avn': `langue fr

contrat ${named}
  devise ${currency}
  en vigueur à partir du ${from}
  facturation à la fin de chaque mois
`,
      }
    : {
        'contract.avn': `language en

contract ${named}
  currency ${currency}
  in force from ${from}
  invoiced at the end of each month
`,
      };
}
