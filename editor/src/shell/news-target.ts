// Shell, news: what a piece of news says, and where its object is seen. In: news. Out: the name of
// its sentence, and a link.
import { type LinkProps, linkOptions } from '@tanstack/react-router';
import type { News } from '../api/news.ts';
import type { NEWS_SENTENCES } from './news.texts.ts';

/** Sentences by name: acts, parted where the same act may end otherwise. */
export type Told = keyof typeof NEWS_SENTENCES;

/** Which sentence says it. */
export function toldBy({ action, state }: News): Told {
  if (action === 'run.end') return state === 'failed' ? 'run.failed' : 'run.completed';
  if (action === 'study.answer') {
    return state === 'go' ? 'study.go' : state === 'no go' ? 'study.no go' : 'study.conditions';
  }
  return action === 'credit.approve' && state === 'submitted' ? 'credit.step' : action;
}

/** Where its object is seen. */
export function targetOf(news: News): LinkProps {
  const { kind, action, id, draft, line, invoice, state } = news;
  const contract = news.contract ?? '';
  switch (kind) {
    case 'draft': {
      const said =
        line === null ? ({ tab: 'comments' } as const) : ({ tab: 'lines', line } as const);
      const search = action === 'draft.comment' ? said : {};
      return linkOptions({
        to: '/drafts/$contract/$draft',
        params: { contract, draft: id },
        search,
      });
    }
    case 'adjustment':
      return linkOptions({
        to: '/drafts/$contract/$draft',
        params: { contract, draft: draft ?? '' },
        search: { tab: 'adjustments' },
      });
    case 'note':
      return linkOptions({
        to: '/invoices/$issuer/$series/$number',
        params: {
          issuer: invoice?.issuer ?? '',
          series: invoice?.series ?? '',
          number: `${invoice?.number ?? ''}`,
        },
      });
    case 'contract_version':
      return linkOptions({
        to: '/contracts/$contract',
        params: { contract },
        search: { version: Number(id) },
      });
    case 'control':
      return linkOptions({ to: '/controls', search: { find: id } });
    case 'import':
      return linkOptions({ to: '/imports/$contract/$batch', params: { contract, batch: id } });
    case 'order':
      return linkOptions({ to: '/orders/$contract/$order', params: { contract, order: id } });
    case 'study':
      return linkOptions({ to: '/studies/$study', params: { study: id } });
    case 'run':
      return linkOptions({
        to: '/runs/$run',
        params: { run: id },
        search: state === 'failed' ? { failed: true } : {},
      });
  }
}
