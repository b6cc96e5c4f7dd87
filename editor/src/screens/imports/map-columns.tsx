// Imports, columns: which column of the file fills which of the contract. What is chosen is kept in
// this browser until it is sent.
import { Alert, Button, Group, Paper, Select, Stack, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useDatasets } from '../../api/contracts.ts';
import { checkImport, type Import } from '../../api/imports.ts';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { IMPORTS } from './imports.texts.ts';

type Mapping = Readonly<Record<string, string | null>>;

/** The choice of columns, and the check that follows. */
export function MapColumns({
  batch,
  onChecked,
}: {
  readonly batch: Import;
  readonly onChecked: () => void;
}) {
  const { t } = useSpeech();
  const { data } = useDatasets(batch.contract);
  const wanted = data?.items.find(({ dataset }) => dataset === batch.dataset)?.columns ?? [];
  const id = { contract: batch.contract, batch: `${batch.batch}` };
  const kept = useKept<Mapping>(`import/${id.contract}/${id.batch}/columns`, batch.mapping);
  const { value: mapping, set: setMapping, forget } = kept;
  const checking = useMutation({
    mutationFn: () => checkImport(id, mapping),
    onSuccess: () => {
      forget();
      onChecked();
    },
  });
  const { columns } = batch.source;
  const filled = new Set(columns.map((column) => mapping[column]));
  const missing = wanted.filter(({ column, required }) => required && !filled.has(column));
  return (
    <Stack gap="sm" maw={760}>
      <Words size="sm">{t(IMPORTS.columnsAbout)}</Words>
      <Paper withBorder>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="45%">{t(IMPORTS.ofFile)}</Table.Th>
              <Table.Th>{t(IMPORTS.ofContract)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map((column) => (
              <Table.Tr key={column}>
                <Table.Th scope="row">{column}</Table.Th>
                <Table.Td>
                  <Select
                    aria-label={column}
                    clearable
                    searchable
                    placeholder={t(IMPORTS.leftOut)}
                    value={mapping[column] ?? null}
                    data={wanted
                      .filter((one) => one.column === mapping[column] || !filled.has(one.column))
                      .map((one) => ({
                        value: one.column,
                        label: one.required
                          ? t(IMPORTS.required, { column: one.column })
                          : one.column,
                      }))}
                    onChange={(next) => setMapping({ ...mapping, [column]: next })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      {missing.length > 0 && wanted.length > 0 && (
        <Alert color="orange" p="xs">
          {t(IMPORTS.missing, { columns: missing.map(({ column }) => column).join(', ') })}
        </Alert>
      )}
      <KeptNote kept={kept} />
      <Refusal error={checking.error} />
      <Group>
        <Button
          loading={checking.isPending}
          disabled={missing.length > 0 || wanted.length === 0}
          onClick={() => checking.mutate()}
        >
          {t(IMPORTS.check)}
        </Button>
      </Group>
    </Stack>
  );
}
