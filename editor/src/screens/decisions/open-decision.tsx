// Decisions, opening: the screen on which what waits is seen whole.
import { Link } from '@tanstack/react-router';
import type { Decision } from '../../api/work.ts';
import { useSpeech } from '../../texts/language.tsx';
import { DECISIONS } from './decisions.texts.ts';

const TABS = { waiver: 'findings', adjustment: 'adjustments', validation: 'lines' } as const;

/** A link to it; nothing when it has no screen of its own. */
export function OpenDecision({ item }: { readonly item: Decision }) {
  const { t } = useSpeech();
  const { kind, contract, draft, account, period } = item;
  if (kind === 'issue' && account !== null && period !== null) {
    return (
      <Link className="plain" to="/invoices" search={{ issue: account, period }}>
        {t(DECISIONS.open)}
      </Link>
    );
  }
  if (draft !== null) {
    const tab = kind in TABS ? TABS[kind as keyof typeof TABS] : 'lines';
    return (
      <Link
        className="plain"
        to="/drafts/$contract/$draft"
        params={{ contract, draft }}
        search={{ tab }}
      >
        {t(DECISIONS.open)}
      </Link>
    );
  }
  if (kind === 'import') {
    return (
      <Link className="plain" to="/imports/$contract/$batch" params={{ contract, batch: item.id }}>
        {t(DECISIONS.open)}
      </Link>
    );
  }
  if (kind === 'version' || kind === 'publication') {
    return (
      <Link className="plain" to="/contracts/$contract" params={{ contract }}>
        {t(DECISIONS.open)}
      </Link>
    );
  }
  return null;
}
