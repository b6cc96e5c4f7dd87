// Invoices: the register of what was issued, by contract, account and period, all in the address;
// above it what is validated and waits to be issued.
import { Group, Paper } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type InvoiceFilter, useInvoices } from '../../api/invoices.ts';
import { useMay } from '../../api/session.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { isMonth } from '../../parts/months.ts';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { INVOICES } from './invoices.texts.ts';
import { ToIssue } from './to-issue.tsx';

const route = getRouteApi('/invoices');

/** The register. */
export function Invoices() {
  const { t } = useSpeech();
  const may = useMay();
  const { issue, ...filter } = route.useSearch();
  const go = route.useNavigate();
  const choose = (change: InvoiceFilter) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const text = (value: string) => (value === '' ? undefined : value);
  return (
    <Page title={t(INVOICES.title)}>
      {may('invoice.issue') && <ToIssue asked={issue} period={filter.period} />}
      <Group gap="xs">
        <AddressInput
          label={t(INVOICES.contract)}
          value={filter.contract ?? ''}
          onWrite={(value) => choose({ contract: text(value) })}
          w={180}
        />
        <AddressInput
          label={t(INVOICES.account)}
          value={filter.account ?? ''}
          onWrite={(value) => choose({ account: text(value) })}
          w={180}
        />
        <AddressInput
          type="month"
          label={t(INVOICES.period)}
          value={filter.period ?? ''}
          onWrite={(value) => choose({ period: isMonth(value) ? value : undefined })}
          w={170}
        />
      </Group>
      <Register filter={filter} />
    </Page>
  );
}

function Register({ filter }: { readonly filter: InvoiceFilter }) {
  const { t, month, day } = useSpeech();
  const { contract, account, ...asked } = filter;
  const { data, error, isPending, refetch } = useInvoices(asked);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const has = (text: string, wanted: string | undefined) =>
    text.toLocaleLowerCase().includes(wanted?.toLocaleLowerCase() ?? '');
  const items = data.items
    .filter((one) => has(one.contract, contract) && has(one.account, account))
    .toReversed();
  if (items.length === 0) {
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    return (
      <Empty title={t(isFiltered ? INVOICES.noneLike : INVOICES.none)}>
        {t(INVOICES.noneAbout)}
      </Empty>
    );
  }
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(INVOICES.number)}</Table.Th>
            <Table.Th>{t(INVOICES.kind)}</Table.Th>
            <Table.Th>{t(INVOICES.contract)}</Table.Th>
            <Table.Th>{t(INVOICES.account)}</Table.Th>
            <Table.Th>{t(INVOICES.period)}</Table.Th>
            <Table.Th ta="right">{t(INVOICES.net)}</Table.Th>
            <Table.Th>{t(INVOICES.corrects)}</Table.Th>
            <Table.Th>{t(INVOICES.issuedOn)}</Table.Th>
            <Table.Th>{t(INVOICES.issuedBy)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={`${one.issuer} ${one.series} ${one.number}`}>
              <Table.Td>
                <Link
                  to="/invoices/$issuer/$series/$number"
                  params={{ issuer: one.issuer, series: one.series, number: `${one.number}` }}
                  className="plain whole"
                >
                  {one.series} {one.number}
                </Link>
                <span className="quiet"> {one.issuer}</span>
              </Table.Td>
              <Table.Td>
                <StateBadge of="document" state={one.kind} />
              </Table.Td>
              <Table.Td>{one.contract}</Table.Td>
              <Table.Td>{one.account}</Table.Td>
              <Table.Td className="whole">{month(one.period)}</Table.Td>
              <Table.Td className="amount">
                <Amount value={one.net} currency={one.currency} />
              </Table.Td>
              <Table.Td>
                {one.corrects !== null && (
                  <Link
                    to="/invoices/$issuer/$series/$number"
                    params={{
                      issuer: one.issuer,
                      series: one.corrects.series,
                      number: `${one.corrects.number}`,
                    }}
                    className="plain whole"
                  >
                    {one.corrects.series} {one.corrects.number}
                  </Link>
                )}
              </Table.Td>
              <Table.Td className="whole">{day(one.issuedOn)}</Table.Td>
              <Table.Td className="quiet">
                <Person id={one.issuedBy} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
