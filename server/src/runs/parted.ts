// Parted periods: what a contract bills, parted over the accounts that pay it. In: a period as it
// is billed, shares. Out: a period for each account; the parts of a line are the line, to the cent.
import { add, isZero, subtract, ZERO } from '@avenant/dsl/values';
import { moneyOf } from '@avenant/engine';
import { amountIn } from '../db/amounts.ts';
import { type AccountShare, allocateLines } from '../parties/split.ts';
import type { NetLine, NetPeriod } from './net.ts';

/**
 * Parts a period. A difference is parted as what the line is, less what it was: with equal shares
 * each account has been billed its part of the line as it is now, whatever the way there. Who leads
 * is told what is held; another account without a line has no period.
 */
export function partedOver(
  period: NetPeriod,
  shares: readonly AccountShare[],
  { currency, leading }: { readonly currency: string; readonly leading: string },
): ReadonlyMap<string, NetPeriod> {
  const { lines } = period;
  const is = allocateLines(
    lines.map(({ amount, billedBefore = '0' }) => {
      return { amount: moneyOf(add(amountIn(amount), amountIn(billedBefore)), currency) };
    }),
    shares,
    currency,
  );
  const was = allocateLines(
    lines.map(({ billedBefore = '0' }) => ({ amount: billedBefore })),
    shares,
    currency,
  );
  const partOf = (account: string): readonly NetLine[] =>
    lines.flatMap((line, at) => {
      const now = amountIn(is.get(account)?.[at]?.amount ?? '0');
      const part = subtract(now, amountIn(was.get(account)?.[at]?.amount ?? '0'));
      if (isZero(part)) return [];
      const amount = moneyOf(part, currency);
      const whole = line.whole ?? line.amount;
      return [{ ...line, amount, ...(amount === whole ? {} : { whole }) }];
    });
  return new Map(
    shares.flatMap(({ account }): readonly [string, NetPeriod][] => {
      const own = partOf(account);
      if (own.length === 0 && account !== leading) return [];
      const total = own.reduce((all, { amount }) => add(all, amountIn(amount)), ZERO);
      const held = account === leading ? period.held : [];
      return [[account, { ...period, lines: own, held, total: moneyOf(total, currency) }]];
    }),
  );
}
