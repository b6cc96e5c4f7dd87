// Studies, verdicts: whether each clause can be billed, the money at stake, what is missing.
import { Badge, Paper, Table, Text as Words } from '@mantine/core';
import { useSpeech } from '../../texts/language.tsx';
import type { FoundVerdict, Outcome } from './compute.ts';
import { STUDIES, VERDICTS } from './studies.texts.ts';

/** Money at stake in words. */
export function useStake() {
  const { t, money } = useSpeech();
  return ({ money: { kind, amount, of, per } }: FoundVerdict, currency: string): string => {
    if (amount === null) return t(STUDIES.unknown);
    const figure = money(amount, currency);
    if (kind === 'rated') return figure;
    if (kind === 'at most') return t(STUDIES.upTo, { money: figure });
    const words = per === 'month' ? STUDIES.upToMonth : STUDIES.upToEach;
    return t(words, { money: figure, of: of ?? '' });
  };
}

/** A verdict as a badge. */
export function VerdictBadge({ verdict }: { readonly verdict: FoundVerdict['verdict'] }) {
  const { t } = useSpeech();
  const [words, color] = VERDICTS[verdict];
  return <Badge color={color}>{t(words)}</Badge>;
}

/** The verdicts of an offer, the most money first. */
export function Verdicts({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useSpeech();
  const stake = useStake();
  return (
    <Paper withBorder>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(STUDIES.clause)}</Table.Th>
            <Table.Th>{t(STUDIES.verdict)}</Table.Th>
            <Table.Th ta="right">{t(STUDIES.money)}</Table.Th>
            <Table.Th>{t(STUDIES.missing)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcome.verdicts.map((one) => (
            <Table.Tr key={one.clause}>
              <Table.Td>
                {one.clause} {one.title}
              </Table.Td>
              <Table.Td>
                <VerdictBadge verdict={one.verdict} />
                {one.reason !== null && <Words size="xs">{one.reason}</Words>}
              </Table.Td>
              <Table.Td className="amount">
                {stake(one, outcome.currency)}
                {one.held > 0 && (
                  <Words size="xs" className="quiet">
                    {t(STUDIES.heldItems, { n: one.held })}
                  </Words>
                )}
              </Table.Td>
              <Table.Td>
                {one.gaps.map((gap) => (
                  <div key={gap.en}>{t(gap)}</div>
                ))}
                {one.through.length > 0 && (
                  <div className="quiet">
                    {t(STUDIES.through, { clauses: one.through.join(', ') })}
                  </div>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
