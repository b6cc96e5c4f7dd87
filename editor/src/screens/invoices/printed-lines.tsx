// Invoices, lines on paper: all of them, for the grid shows only those in sight. Lines of a clause
// stand together with their total.
import { fromText, sum, toText, ZERO } from '@avenant/dsl/values';
import type { Invoice } from '../../api/invoices.ts';
import { Amount } from '../../parts/amount.tsx';
import { lastDayOf } from '../../parts/days.ts';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { LINES } from '../draft/draft.texts.ts';
import { DOCUMENT } from './invoices.texts.ts';

type DocumentLine = Invoice['document']['lines'][number];

const NOT_MONEY = 5;

/** The lines of a document as a table. */
export function PrintedLines({
  lines,
  currency,
  total,
}: {
  readonly lines: readonly DocumentLine[];
  readonly currency: string;
  readonly total: string;
}) {
  const { t } = useSpeech();
  const byClause = Map.groupBy(lines, ({ clause }) => clause);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {(['clause', 'subject', 'label', 'from', 'until'] as const).map((id) => (
            <Table.Th key={id}>{t(LINES[id])}</Table.Th>
          ))}
          <Table.Th ta="right">{t(LINES.amount)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {[...byClause].map(([clause, own]) => (
        <Table.Tbody key={clause}>
          {own.map((line) => (
            <Row key={line.position} {...{ line, currency }} />
          ))}
          {own.length > 1 && (
            <Table.Tr style={{ breakBefore: 'avoid' }}>
              <Table.Th scope="row" colSpan={NOT_MONEY}>
                {clause}
              </Table.Th>
              <Table.Th className="amount">
                <Amount value={sumOf(own)} currency={currency} />
              </Table.Th>
            </Table.Tr>
          )}
        </Table.Tbody>
      ))}
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={NOT_MONEY}>
            {t(DOCUMENT.total)}
          </Table.Th>
          <Table.Th className="amount">
            <Amount value={total} currency={currency} />
          </Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}

const sumOf = (lines: readonly DocumentLine[]): string =>
  toText(sum(lines.map(({ amount }) => fromText(amount) ?? ZERO)));

function Row({
  line: { clause, subject, label, from, to, amount },
  currency,
}: {
  readonly line: DocumentLine;
  readonly currency: string;
}) {
  const { day } = useSpeech();
  return (
    <Table.Tr>
      <Table.Td>{clause}</Table.Td>
      <Table.Td className="whole">{subject}</Table.Td>
      <Table.Td>{label}</Table.Td>
      <Table.Td className="whole">{from != null && day(from)}</Table.Td>
      <Table.Td className="whole">
        {from != null && to != null && day(lastDayOf(from, to))}
      </Table.Td>
      <Table.Td className="amount">
        <Amount value={amount} currency={currency} />
      </Table.Td>
    </Table.Tr>
  );
}
