// Invoices, balance: what is left of an invoice and of its lines after its notes. In: the invoice
// and its notes, issued or asked for. Out: amounts that no further credit may exceed (law 57).
import { add, compare, negate, type Rational, sign, ZERO } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { amountOf, moneyText, sumOf } from '../control/draft.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import { type DocumentLine, type Invoice, nameOf } from './document.ts';

/** What is left of an invoice. */
export interface Balance {
  readonly net: Rational;
  /** By the position of the line. */
  readonly lines: ReadonlyMap<number, Rational>;
}

/** A note's lines: their amounts are what they change, negative for a credit. */
export type NoteLines = readonly Pick<DocumentLine, 'original' | 'amount'>[];

/** What is left of an invoice after all its notes that were not refused, but for one. */
export async function balanceOf(
  transaction: Transaction<Schema>,
  invoice: Invoice,
  except?: string,
): Promise<Balance> {
  const notes = await transaction
    .selectFrom('note')
    .select(['note', 'lines'])
    .where('issuer', '=', invoice.issuer)
    .where('series', '=', invoice.series)
    .where('number', '=', invoice.number)
    .where('state', '<>', 'rejected')
    .execute();
  const others = notes.filter(({ note }) => note !== except);
  return balanceAfter(
    invoice.document.lines,
    others.map(({ lines }) => lines as NoteLines),
  );
}

/** What is left of some lines after some notes. */
export function balanceAfter(lines: readonly DocumentLine[], notes: readonly NoteLines[]): Balance {
  const left = new Map(lines.map(({ position, amount }) => [position, amountOf(amount)]));
  let net = sumOf(lines);
  for (const { original, amount } of notes.flat()) {
    net = add(net, amountOf(amount));
    if (original === undefined) continue;
    left.set(original, add(left.get(original) ?? ZERO, amountOf(amount)));
  }
  return { net, lines: left };
}

/**
 * Refuses a note that would credit more than is left of a line or of the invoice.
 * @throws Problem S0607, S0608, S0101 for a line that the invoice has not.
 */
export function mustLeave(invoice: Invoice, before: Balance, note: NoteLines): void {
  const { currency } = invoice;
  const said = (value: Rational): string => moneyText(value, currency);
  const name = nameOf(invoice);
  const byLine = new Map<number, Rational>();
  for (const { original, amount } of note) {
    if (original === undefined) continue;
    byLine.set(original, add(byLine.get(original) ?? ZERO, amountOf(amount)));
  }
  for (const [line, change] of byLine) {
    const left = before.lines.get(line);
    if (left === undefined) throw new Problem('S0101', { kind: 'line', id: `${name}/${line}` });
    if (sign(change) >= 0 || sign(add(left, change)) >= 0) continue;
    const amount = said(negate(change));
    throw new Problem('S0607', { line: `${line}`, invoice: name, left: said(left), amount });
  }
  const change = sumOf(note);
  if (sign(change) >= 0 || compare(add(before.net, change), ZERO) >= 0) return;
  const left = said(before.net);
  throw new Problem('S0608', { invoice: name, left, amount: said(negate(change)) });
}
