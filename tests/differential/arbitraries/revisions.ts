// Differential tests, generators: clauses that revise prices.
import { often, type Sentences, type Template } from './clause-parts.ts';

/** Price revisions. */
export const prices: Template = (draw) => [
  ...draw.pick<Sentences>(
    [],
    [],
    ['for each access where cos = Gold'],
    ['for each access', 'when whole months(service start, today) >= 1 month'],
  ),
  `multiply ${draw.pick('monthly of prices', 'prices')} by IDX for months earlier(1) / IDX for 2023-12`,
  ...often(draw, 'at least 1', 'at most 1.08'),
  `every ${draw.pick('1', '2', '12')} months from ` +
    draw.pick('2024-02-01', '2024-01-31', '2024-02-10'),
  draw.pick('on the price before', 'on the original price'),
  ...often(
    draw,
    draw.pick(
      'rounded to 0.01',
      'rounded up to 0.1',
      'rounded down to 0.1',
      'rounded half even to 0.01',
      'rounded half down to 0.5',
    ),
  ),
  ...often(draw, 'in force from 2024-01-01 until 2024-03-01'),
];
