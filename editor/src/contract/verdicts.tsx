// Contract, verdicts: whether each clause can be billed, the money at stake, what is missing. In:
// verdicts. Out: a table of them.
import { Badge, Paper, Text as Words } from '@mantine/core';
import { runsOf } from '../parts/months.ts';
import { Table } from '../parts/table.tsx';
import { useSpeech } from '../texts/language.tsx';
import { quoted } from '../texts/quoted.ts';
import { VERDICT, VERDICTS } from './verdicts.texts.ts';
import type { FoundVerdict, Judged } from './verdicts.ts';

/** Money at stake in words. */
function useStake() {
  const { t, money } = useSpeech();
  return ({ money: { kind, amount, of, per } }: FoundVerdict, currency: string): string => {
    if (amount === null) return t(VERDICT.unknown);
    const figure = money(amount, currency);
    if (kind === 'rated') return figure;
    if (kind === 'at most') return t(VERDICT.upTo, { money: figure });
    const words = per === 'month' ? VERDICT.upToMonth : VERDICT.upToEach;
    return t(words, { money: figure, of: of ?? '' });
  };
}

/**
 * On which invoices a clause bills: `April 2025 – June 2025, August 2025`, or each month; before it
 * how many an amount adds up, lest a year's total be read as a month's.
 */
function useMonths() {
  const { t, month } = useSpeech();
  return ({ billedIn, money }: FoundVerdict, all: readonly string[]): string => {
    const runs = runsOf(billedIn).map(([from, to]) =>
      from === to ? month(from) : t(VERDICT.months, { from: month(from), to: month(to) }),
    );
    const isEach = billedIn.length === all.length && all.length > 1;
    const months = isEach ? t(VERDICT.eachMonth) : runs.join(', ');
    const isTotal = money.kind === 'rated' && billedIn.length > 1;
    return isTotal ? t(VERDICT.over, { n: billedIn.length, months }) : months;
  };
}

const WRAPPED = { whiteSpace: 'normal', overflow: 'visible' } as const;

/** A verdict as a badge. */
export function VerdictBadge({ verdict }: { readonly verdict: FoundVerdict['verdict'] }) {
  const { t } = useSpeech();
  const [words, color] = VERDICTS[verdict];
  return (
    // Long words take lines, not the width that amounts need.
    <Badge color={color} h="auto" mih={20} miw={96} styles={{ label: WRAPPED }}>
      {t(words)}
    </Badge>
  );
}

/** The verdicts of an offer, the most money first. */
export function Verdicts({ judged }: { readonly judged: Judged }) {
  const { t, language } = useSpeech();
  const stake = useStake();
  const inMonths = useMonths();
  return (
    <Paper withBorder>
      <Table label={t(VERDICT.verdicts)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(VERDICT.clause)}</Table.Th>
            <Table.Th>{t(VERDICT.verdict)}</Table.Th>
            <Table.Th ta="right">{t(VERDICT.money)}</Table.Th>
            <Table.Th>{t(VERDICT.missing)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {judged.verdicts.map((one) => (
            <Table.Tr key={one.clause}>
              <Table.Td>
                {one.clause} {one.title}
              </Table.Td>
              <Table.Td>
                <VerdictBadge verdict={one.verdict} />
                {one.reason !== null && <Words size="xs">{one.reason}</Words>}
                {one.through.length > 0 && (
                  <Words size="xs" className="quiet">
                    {t(VERDICT.through, { clauses: one.through.join(', ') })}
                  </Words>
                )}
              </Table.Td>
              <Table.Td className="amount">
                {stake(one, judged.currency)}
                {one.billedIn.length > 0 && (
                  <Words size="xs" className="quiet">
                    {inMonths(one, judged.months)}
                  </Words>
                )}
                {one.held > 0 && (
                  <Words size="xs" className="quiet">
                    {t(VERDICT.heldItems, { n: one.held })}
                  </Words>
                )}
              </Table.Td>
              <Table.Td>
                {one.gaps.map((gap) => (
                  <div key={gap.words.en}>
                    {quoted(t(gap.words), language)} <span className="quiet">— {t(gap.ask)}</span>
                  </div>
                ))}
                {one.verdict === 'manual' && one.reason !== null && (
                  <div className="quiet">{t(VERDICT.undecided)}</div>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
