// Requests, invoices: the register, documents, issue, credit and debit notes, differences of a
// re-rate. In: names. Out: hooks and acts.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, named, queries, read } from './client.ts';

const of = client.contracts[':contract'];
const document = client.invoices[':issuer'][':series'][':number'];

/** A document in the register. */
export type InvoiceSummary = Answer<
  Awaited<ReturnType<typeof client.invoices.$get>>
>['items'][number];
/** A document, whole. */
export type Invoice = Answer<
  Awaited<ReturnType<(typeof client.accounts)[':account']['invoices']['$post']>>
>['items'][number];
/** A document, and whether it is intact. */
export interface InvoiceRead {
  readonly invoice: Invoice;
  readonly isIntact: boolean;
}
/** A note that is asked for, or issued. */
export type Note = Answer<Awaited<ReturnType<typeof of.notes.$get>>>['items'][number];
/** What a re-rate changes. */
export type Delta = Answer<Awaited<ReturnType<(typeof of)['re-rated'][':run']['$get']>>>;

/** Which document, as addresses name it. */
export interface InvoiceId {
  readonly issuer: string;
  readonly series: string;
  readonly number: string;
}

/** Which documents are listed. */
export interface InvoiceFilter {
  readonly contract?: string | undefined;
  readonly account?: string | undefined;
  /** ISO month. */
  readonly period?: string | undefined;
}

const MOST = '1000';

/** Issued documents. */
export const useInvoices = (filter: InvoiceFilter) =>
  useQuery({
    queryKey: ['invoices', filter],
    queryFn: () => read(client.invoices.$get({ query: { ...named(filter), limit: MOST } })),
  });

/** A document. */
export const useInvoice = (id: InvoiceId) =>
  useQuery({
    queryKey: ['invoice', id.issuer, id.series, id.number],
    // Without a tag of what one has, the answer is never empty.
    queryFn: () => read(document.$get({ param: { ...id } })) as Promise<InvoiceRead>,
  });

/** The notes of a contract. */
export const useNotes = (contract: string | undefined, enabled = true) =>
  useQuery({
    queryKey: ['notes', contract],
    queryFn: () =>
      read(of.notes.$get({ param: { contract: contract ?? '' }, query: { limit: MOST } })),
    enabled: enabled && contract !== undefined,
  });

async function changed(): Promise<void> {
  for (const key of ['invoices', 'notes', 'drafts', 'draft', 'decisions', 'delta']) {
    await queries.invalidateQueries({ queryKey: [key] });
  }
}

/** Issues the validated drafts of an account's month. @throws ApiProblem. */
export async function issueMonth(account: string, period: string): Promise<void> {
  const invoices = client.accounts[':account'].invoices;
  await read(invoices.$post({ param: { account }, json: { period } }));
  await changed();
}

/** A note to ask for. */
export interface AskedNote {
  readonly note: string;
  readonly kind: 'credit_note' | 'debit_note';
  readonly invoice: {
    readonly issuer: string;
    readonly series: string;
    readonly number: number;
  };
  readonly cause: string;
  readonly reason: string;
  readonly lines: { readonly position: number; readonly amount: string }[];
}

/** Asks for a credit or debit note. @throws ApiProblem. */
export async function askNote(contract: string, json: AskedNote): Promise<void> {
  await read(of.notes.$post({ param: { contract }, json }));
  await changed();
}

/** What rating a period again changes, for an account; the contract's own unless told. */
export const useDelta = (contract: string, run: string, account: string | undefined) =>
  useQuery({
    queryKey: ['delta', contract, run, account],
    queryFn: () =>
      read(
        of['re-rated'][':run'].$get({
          param: { contract, run },
          query: named({ account }),
        }),
      ),
  });

/** Asks for the note of a difference. @throws ApiProblem. */
export async function askDeltaNote(
  contract: string,
  run: string,
  json: { readonly note: string; readonly cause: string; readonly reason: string },
): Promise<void> {
  await read(of['re-rated'][':run'].note.$post({ param: { contract, run }, json }));
  await changed();
}
