// Studies, side by side: the totals of all scenarios month by month, and how they differ from the
// first.
import { fromText, subtract, toText, ZERO } from '@avenant/dsl/values';
import { Paper } from '@mantine/core';
import type { Scenario } from '../../api/studies.ts';
import { Amount } from '../../parts/amount.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { StudyFound } from './compute.ts';
import { STUDIES } from './studies.texts.ts';

const less = (a: string, b: string): string =>
  toText(subtract(fromText(a) ?? ZERO, fromText(b) ?? ZERO));

/** The scenarios of a study beside each other. */
export function SideBySide({
  scenarios,
  found,
}: {
  readonly scenarios: readonly Scenario[];
  readonly found: readonly (StudyFound | undefined)[];
}) {
  const { t, month } = useSpeech();
  const outcomes = found.map((one) => one?.outcome ?? undefined);
  const first = outcomes[0]?.simulation;
  const periods = outcomes.find((one) => one !== undefined)?.simulation.periods ?? [];
  return (
    <Paper withBorder>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(STUDIES.month)}</Table.Th>
            {scenarios.map(({ name }, at) => (
              <Table.Th key={name} ta="right">
                {name}
                {outcomes[at] !== undefined && ` (${outcomes[at]?.currency})`}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {periods.map(({ period }, at) => (
            <Table.Tr key={period}>
              <Table.Th scope="row">{month(period)}</Table.Th>
              {scenarios.map(({ name }, nth) => (
                <Table.Td key={name} ta="right">
                  <Amount
                    value={outcomes[nth]?.simulation.periods[at]?.total ?? null}
                    currency={null}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t(STUDIES.total)}</Table.Th>
            {scenarios.map(({ name }, nth) => (
              <Table.Td key={name} ta="right" fw={600}>
                <Amount value={outcomes[nth]?.simulation.total ?? null} currency={null} />
              </Table.Td>
            ))}
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row">{t(STUDIES.difference)}</Table.Th>
            {scenarios.map(({ name }, nth) => {
              const own = outcomes[nth]?.simulation.total;
              const isFirst = nth === 0 || own === undefined || first === undefined;
              return (
                <Table.Td key={name} ta="right" fw={600}>
                  <Amount value={isFirst ? null : less(own, first.total)} currency={null} signed />
                </Table.Td>
              );
            })}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Paper>
  );
}
