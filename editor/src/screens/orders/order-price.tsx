// Orders, price: what an order changes of the invoices, month by month and clause by clause.
import { Paper, Table, Title, Text as Words } from '@mantine/core';
import type { OrderPrice } from '../../api/orders.ts';
import { Amount } from '../../parts/amount.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ORDERS } from './orders.texts.ts';

/** The price of an order. */
export function PriceTable({ price }: { readonly price: OrderPrice }) {
  const { t, month } = useSpeech();
  const { currency, months, total } = price;
  const changed = months.filter(({ lines }) => lines.length > 0);
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
              {changed.map(({ period, amount, lines }) => (
                <Table.Tr key={period}>
                  <Table.Td>{month(period)}</Table.Td>
                  <Table.Td ta="right">
                    <Amount value={amount} currency={currency} signed />
                  </Table.Td>
                  <Table.Td>
                    {lines.map((line) => (
                      <div key={`${line.clause} ${line.subject}`}>
                        {line.clause} {line.label} <span className="quiet">{line.subject}</span>{' '}
                        <Amount value={line.amount} currency={null} signed />
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
