// Invoices, address: filters of the register, and the month that is about to be issued.
import type { InvoiceFilter } from '../../api/invoices.ts';
import { isMonth } from '../../parts/months.ts';

/** What of the register is in the address. */
export interface InvoicesSearch extends InvoiceFilter {
  /** The account whose month is about to be issued. */
  readonly issue?: string | undefined;
}

/** The register: filters. */
export function invoicesSearch(asked: Record<string, unknown>): InvoicesSearch {
  const { contract, account, period, issue } = asked;
  return {
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof account === 'string' ? { account } : {}),
    ...(isMonth(period) ? { period } : {}),
    ...(typeof issue === 'string' ? { issue } : {}),
  };
}

/** A document: which of its lines is open. */
export function documentSearch({ line }: Record<string, unknown>): { readonly line?: string } {
  return typeof line === 'string' && line !== '' ? { line } : {};
}

/** The difference of a re-rate: for which account. */
export function deltaSearch({ account }: Record<string, unknown>): { readonly account?: string } {
  return typeof account === 'string' && account !== '' ? { account } : {};
}
