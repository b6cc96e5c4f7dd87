// Invoices, document: one issued document: its parties, lines and total, whether it is still what
// was issued, and the notes that correct it; a line opens to what made it, a note is asked for.
import { Badge, Button, Group, Paper, SimpleGrid, Tooltip, Text as Words } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Invoice, type InvoiceRead, useInvoice, useNotes } from '../../api/invoices.ts';
import { useMay } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Person } from '../../parts/person.tsx';
import { PrintButton, usePrinting } from '../../parts/print.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { AskNote, wordsOf } from './ask-note.tsx';
import { DocumentLines } from './document-lines.tsx';
import { DOCUMENT, INVOICES } from './invoices.texts.ts';
import { LinePanel } from './line-panel.tsx';
import { PrintedLines } from './printed-lines.tsx';

const route = getRouteApi('/invoices/$issuer/$series/$number');

/** A document. */
export function InvoiceDocument() {
  const { t } = useSpeech();
  const may = useMay();
  const { data, error, isPending, refetch } = useInvoice(route.useParams());
  // The words of the lines that a note is asked for.
  const [asked, setAsked] = useState<string>();
  const { line: opened } = route.useSearch();
  const go = route.useNavigate();
  const isPrinting = usePrinting();
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const { invoice } = data;
  const { currency } = invoice;
  const { lines } = invoice.document;
  const canAsk = may('credit.prepare') && invoice.kind === 'invoice';
  const draft = may('draft.read') ? invoice.draft : null;
  const open = (line?: string) => void go({ search: line === undefined ? {} : { line } });
  const openedLine = lines.find(({ line }) => line === opened);
  return (
    <Page
      title={`${invoice.series} ${invoice.number}`}
      way={[{ label: t(INVOICES.title), to: '/invoices' }]}
      aside={
        <>
          <StateBadge of="document" state={invoice.kind} />
          <Integrity read={data} />
        </>
      }
      actions={
        <>
          {canAsk && (
            <Button variant="default" onClick={() => setAsked('')}>
              {t(DOCUMENT.ask)}
            </Button>
          )}
          <PrintButton />
          <PastButton kind="invoice" id={`${invoice.issuer}/${invoice.series}/${invoice.number}`} />
        </>
      }
    >
      <Head read={data} />
      {isPrinting ? (
        <PrintedLines {...{ lines, currency }} total={invoice.net} />
      ) : (
        <DocumentLines
          {...{ lines, currency }}
          onOpen={draft === null ? undefined : ({ line }) => open(line)}
        />
      )}
      {draft !== null && !isPrinting && (
        <LinePanel
          {...{ invoice, draft }}
          line={openedLine}
          onClose={() => open()}
          onAsk={
            canAsk && openedLine !== undefined
              ? () => {
                  open();
                  setAsked(wordsOf(openedLine));
                }
              : undefined
          }
        />
      )}
      {may('credit.read') && !isPrinting && <Notes read={data} />}
      <AskNote
        key={asked}
        invoice={invoice}
        opened={asked !== undefined}
        find={asked ?? ''}
        onClose={() => setAsked(undefined)}
      />
    </Page>
  );
}

function Integrity({ read: { isIntact, invoice } }: { readonly read: InvoiceRead }) {
  const { t } = useSpeech();
  return (
    <Tooltip label={t(DOCUMENT.intactAbout, { hash: invoice.documentHash })} multiline maw={420}>
      <Badge color={isIntact ? 'green' : 'red'}>
        {t(isIntact ? DOCUMENT.intact : DOCUMENT.broken)}
      </Badge>
    </Tooltip>
  );
}

function Head({ read: { invoice } }: { readonly read: InvoiceRead }) {
  const { t, month, day, pair } = useSpeech();
  const { document, corrects, draft } = invoice;
  return (
    <Paper withBorder p="sm">
      <SimpleGrid cols={4}>
        <Party name={t(DOCUMENT.issuer)} party={document.issuer} />
        <Party name={t(DOCUMENT.billed)} party={document.billed} />
        <div>
          <Words size="sm">{invoice.contract}</Words>
          <Words size="sm">{invoice.account}</Words>
          <Words size="sm">{month(invoice.period)}</Words>
          <Words size="xs" className="quiet">
            {day(invoice.issuedOn)} · <Person id={invoice.issuedBy} />
          </Words>
          {draft !== null && (
            <Link
              to="/drafts/$contract/$draft"
              params={{ contract: invoice.contract, draft }}
              className="plain unprinted"
            >
              <Words size="xs" span>
                {t(DOCUMENT.draft)} {draft}
              </Words>
            </Link>
          )}
          {corrects !== null && (
            <Words size="xs">
              {t(DOCUMENT.corrects, { number: `${corrects.series} ${corrects.number}` })}
            </Words>
          )}
        </div>
        <div>
          <Words size="xs" className="quiet" ta="right">
            {t(DOCUMENT.total)}
          </Words>
          <Words fw={700} size="xl" ta="right" component="div">
            <Amount value={invoice.net} currency={invoice.currency} />
          </Words>
          <Words size="xs" className="quiet" ta="right">
            {document.totals.lines} {t(DOCUMENT.lines).toLocaleLowerCase()}
          </Words>
        </div>
      </SimpleGrid>
      {document.reason !== null && (
        <Words size="sm" mt="xs">
          {pair(t(DOCUMENT.reason), document.reason)}
        </Words>
      )}
    </Paper>
  );
}

function Party({
  name,
  party,
}: {
  readonly name: string;
  readonly party: Invoice['document']['issuer'];
}) {
  return (
    <div>
      <Words size="xs" className="quiet">
        {name}
      </Words>
      <Words size="sm" fw={500}>
        {party.name}
      </Words>
      <Words size="xs" className="quiet">
        {[party.country, party.registration, party.vatId].filter(Boolean).join(' · ')}
      </Words>
    </div>
  );
}

function Notes({ read: { invoice } }: { readonly read: InvoiceRead }) {
  const { t } = useSpeech();
  const { data } = useNotes(invoice.contract);
  const items = (data?.items ?? []).filter(
    ({ invoice: { issuer, series, number } }) =>
      issuer === invoice.issuer && series === invoice.series && number === invoice.number,
  );
  if (items.length === 0) return null;
  return (
    <Paper withBorder p="sm">
      <Group mb="xs">
        <Words fw={600} size="sm">
          {t(DOCUMENT.notes)}
        </Words>
      </Group>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(DOCUMENT.note)}</Table.Th>
            <Table.Th>{t(INVOICES.kind)}</Table.Th>
            <Table.Th>{t(DOCUMENT.reason)}</Table.Th>
            <Table.Th ta="right">{t(INVOICES.net)}</Table.Th>
            <Table.Th>{t(DOCUMENT.state)}</Table.Th>
            <Table.Th>{t(DOCUMENT.maker)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((note) => (
            <Table.Tr key={note.note}>
              <Table.Td>{note.note}</Table.Td>
              <Table.Td>
                <StateBadge of="document" state={note.kind} />
              </Table.Td>
              <Table.Td>{note.reason}</Table.Td>
              <Table.Td className="amount">
                <Amount value={note.net} currency={invoice.currency} signed />
              </Table.Td>
              <Table.Td>
                <StateBadge of="note" state={note.state} />
              </Table.Td>
              <Table.Td>
                <Person id={note.maker} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
