// Imports, a new one: the contract, its data file, and the file that is sent.
import { Group, Select, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDatasets } from '../../api/contracts.ts';
import { refreshImports, sendFile } from '../../api/imports.ts';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Only } from '../../parts/only.tsx';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { IMPORTS } from './imports.texts.ts';
import { Steps } from './steps.tsx';

const route = getRouteApi('/imports/new');

/** The first stage of an import. */
export function NewImport() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  const { data, error } = useDatasets(contract);
  const names = (data?.items ?? []).map(({ dataset }) => dataset);
  const dataset = names.find((name) => name === search.dataset) ?? names[0];
  const sending = useMutation({
    mutationFn: (file: File) => sendFile(contract ?? '', dataset ?? '', file),
    onSuccess: async ({ contract: of, batch, loadedBefore }) => {
      await refreshImports();
      await go({
        to: '/imports/$contract/$batch',
        params: { contract: of, batch: `${batch}` },
        search: loadedBefore === null ? {} : { same: loadedBefore },
      });
    },
  });
  return (
    <Page title={t(IMPORTS.create)} way={[{ label: t(IMPORTS.title), to: '/imports' }]}>
      <Only may="inventory.import">
        <Stack maw={900} gap="md">
          <Steps state={undefined} />
          <Group gap="sm" align="flex-end">
            <ContractChoice
              value={contract}
              onChange={(next) => void go({ search: { contract: next } })}
            />
            <Select
              label={t(IMPORTS.dataset)}
              w={260}
              allowDeselect={false}
              data={names}
              value={dataset ?? null}
              onChange={(next) => {
                if (next !== null) void go({ search: { ...search, dataset: next } });
              }}
            />
          </Group>
          {error !== null && <Failed error={error} />}
          {dataset !== undefined && (
            <FileDrop onFile={(file) => sending.mutate(file)} isBusy={sending.isPending} />
          )}
          <Refusal error={sending.error} />
        </Stack>
      </Only>
    </Page>
  );
}
