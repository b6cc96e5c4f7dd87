// Orders, price: what an order changes of the invoices, month by month and clause by clause.
import { Paper, Title, Text as Words } from '@mantine/core';
import type { OrderPrice } from '../../api/orders.ts';
import { Amount } from '../../parts/amount.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ORDERS } from './orders.texts.ts';

/** The price of an order. */
export function PriceTable({ price }: { readonly price: OrderPrice }) {
  const { t, month } = useSpeech();
  const { currency, months, total } = price;
  const changed = alikeOf(months.filter(({ lines }) => lines.length > 0));
  return (
    <section>
      <Title order={2}>{t(ORDERS.priceOf)}</Title>
      <Words size="xs" className="quiet" pb={6}>
        {t(ORDERS.priceAbout)}
      </Words>
      {changed.length === 0 && <Words size="sm">{t(ORDERS.nothing)}</Words>}
      {changed.length > 0 && (
        <Paper withBorder>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(ORDERS.month)}</Table.Th>
                <Table.Th ta="right">{t(ORDERS.amount)}</Table.Th>
                <Table.Th>{t(ORDERS.clauses)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changed.map(({ first, last, count, amount, lines }) => (
                <Table.Tr key={first}>
                  <Table.Td>
                    {count === 1
                      ? month(first)
                      : t(ORDERS.alike, { first: month(first), last: month(last), n: count })}
                  </Table.Td>
                  <Table.Td ta="right">
                    <Amount value={amount} currency={currency} signed />
                  </Table.Td>
                  <Table.Td>
                    {lines.map((line) => (
                      <div key={`${line.clause} ${line.subject}`}>
                        {line.clause} {line.label}{' '}
                        <span className="quiet">{`${line.subject} `}</span>
                        <Amount value={line.amount} currency={currency} signed />
                      </div>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th>{t(ORDERS.sum, { n: months.length })}</Table.Th>
                <Table.Th ta="right">
                  <Amount value={total} currency={currency} signed />
                </Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </Paper>
      )}
    </section>
  );
}

type Month = OrderPrice['months'][number];

interface Alike {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly amount: string;
  readonly lines: Month['lines'];
}

// Months that follow each other and differ in the same are told once.
function alikeOf(months: readonly Month[]): readonly Alike[] {
  const alike: Alike[] = [];
  const told = ({ lines }: { readonly lines: Month['lines'] }) =>
    lines
      .map(({ clause, subject, amount }) => `${clause} ${subject} ${amount}`)
      .sort()
      .join();
  for (const one of months) {
    const before = alike.at(-1);
    const next = { first: one.period, last: one.period, count: 1, ...one };
    const isSame =
      before !== undefined && told(before) === told(one) && before.amount === one.amount;
    if (isSame) alike[alike.length - 1] = { ...before, last: one.period, count: before.count + 1 };
    else alike.push(next);
  }
  return alike;
}
