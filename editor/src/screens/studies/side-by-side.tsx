// Studies, side by side: the totals of all scenarios month by month, how they differ from the
// first, and the clauses that can be billed in one way here and in another there.
import { fromText, subtract, toFixedText, ZERO } from '@avenant/dsl/values';
import { Paper, Stack } from '@mantine/core';
import type { Scenario } from '../../api/studies.ts';
import { VERDICT } from '../../contract/verdicts.texts.ts';
import { VerdictBadge } from '../../contract/verdicts.tsx';
import { Amount } from '../../parts/amount.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { StudyFound } from './compute.ts';
import { STUDIES } from './studies.texts.ts';

// With as many decimals as the totals, which have those of their currency.
const less = (a: string, b: string): string =>
  toFixedText(subtract(fromText(a) ?? ZERO, fromText(b) ?? ZERO), decimalsIn(a));

const decimalsIn = (amount: string): number => amount.split('.')[1]?.length ?? 0;

interface Sides {
  readonly scenarios: readonly Scenario[];
  readonly found: readonly (StudyFound | undefined)[];
}

/** The scenarios of a study beside each other. */
export function SideBySide(sides: Sides) {
  return (
    <Stack gap="md">
      <VerdictsBeside {...sides} />
      <MonthsBeside {...sides} />
    </Stack>
  );
}

function VerdictsBeside({ scenarios, found }: Sides) {
  const { t } = useSpeech();
  const verdicts = found.map((one) => one?.outcome?.verdicts ?? []);
  const clauses = new Map(verdicts.flat().map(({ clause, title }) => [clause, title]));
  const rows = [...clauses].map(([clause, title]) => ({
    ...{ clause, title },
    sides: verdicts.map((own) => own.find((one) => one.clause === clause)),
  }));
  const differing = rows.filter(
    ({ sides: [first, ...others] }) => !others.every((one) => one?.verdict === first?.verdict),
  );
  if (differing.length === 0) return null;
  return (
    <Paper withBorder>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(STUDIES.judgedOtherwise)}</Table.Th>
            {scenarios.map(({ name }) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differing.map(({ clause, title, sides }) => (
            <Table.Tr key={clause}>
              <Table.Th scope="row">
                {clause} {title}
              </Table.Th>
              {scenarios.map(({ name }, at) => (
                <Table.Td key={name}>
                  {sides[at] === undefined ? (
                    t(VERDICT.notThere)
                  ) : (
                    <VerdictBadge verdict={sides[at].verdict} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function MonthsBeside({ scenarios, found }: Sides) {
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
