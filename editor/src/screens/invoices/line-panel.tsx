// Invoices, line: a line of a document opened to what made it, beside the document; a note on it is
// asked for from here. In: a document and one of its lines. Out: the panel while a line is open.
import { Button, Group, Text as Words } from '@mantine/core';
import { useDraft } from '../../api/drafts.ts';
import type { Invoice } from '../../api/invoices.ts';
import { Amount } from '../../parts/amount.tsx';
import { SidePanel } from '../../parts/dialog.tsx';
import { LinkWords } from '../../parts/links.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ExplainedTree } from '../draft/explained-tree.tsx';
import { ClauseLink } from '../draft/text-link.tsx';
import { DOCUMENT, LINE } from './invoices.texts.ts';

/** The panel of a line. */
export function LinePanel({
  invoice,
  draft,
  line,
  onClose,
  onAsk,
}: {
  readonly invoice: Invoice;
  /** The draft that became the document. */
  readonly draft: string;
  readonly line: Invoice['document']['lines'][number] | undefined;
  readonly onClose: () => void;
  /** Asks for a note on the line; absent: none can be asked for. */
  readonly onAsk: (() => void) | undefined;
}) {
  const { t } = useSpeech();
  const id = { contract: invoice.contract, draft };
  const { data: rated } = useDraft(id);
  const isAdjustment = line?.kind === 'adjustment';
  const opened = { tab: 'lines', line: line?.line } as const;
  return (
    <SidePanel size="lg" title={t(LINE.title)} opened={line !== undefined} onClose={onClose}>
      {line !== undefined && (
        <>
          <Words fw={600}>{line.subject}</Words>
          <Words size="sm" className="quiet">
            {rated !== undefined && <ClauseLink draft={rated} clause={line.clause} />} {line.label}
          </Words>
          <Group justify="space-between" my={4}>
            <Words fw={600} size="lg" component="div">
              <Amount value={line.amount} currency={invoice.currency} />
            </Words>
            <Group gap="sm">
              <LinkWords
                fz="sm"
                to="/drafts/$contract/$draft"
                params={id}
                search={isAdjustment ? { tab: 'adjustments' } : opened}
              >
                {t(LINE.inDraft)}
              </LinkWords>
              {onAsk !== undefined && (
                <Button variant="default" onClick={onAsk}>
                  {t(DOCUMENT.ask)}
                </Button>
              )}
            </Group>
          </Group>
          {isAdjustment ? (
            <Words size="sm">{t(LINE.adjustment)}</Words>
          ) : (
            <ExplainedTree key={line.line} draft={id} line={line.line} />
          )}
        </>
      )}
    </SidePanel>
  );
}
