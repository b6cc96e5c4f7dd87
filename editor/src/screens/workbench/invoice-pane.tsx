// Workbench, invoice: the month that is chosen, its lines, and the explanation of one. In: a bench.
// Out: what is chosen.
import { ActionIcon, Badge, Group, Splitter, Text as Words } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import { CONTRACT } from '../../contract/contract.texts.ts';
import { InvoiceView } from '../../contract/invoice-view.tsx';
import type { Spot } from '../../contract/monaco/pane.ts';
import { type Bench, type RatedPreview, useKnown, usePreview } from '../../contract/use-bench.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { ExplanationPane } from './explanation-pane.tsx';
import { Panes } from './panes.tsx';

/** What the pane shows and tells. */
export interface InvoicePaneProps {
  readonly bench: Bench;
  /** Whether there is a published text to compare with. */
  readonly isCompared: boolean;
  readonly month: string;
  readonly line: string | undefined;
  readonly clause: string | undefined;
  readonly onMonth: (month: string) => void;
  readonly onLine: (line: string, clause: string) => void;
  readonly onClause: (clause: string) => void;
  readonly onPlace: (spot: Spot) => void;
}

/** The invoice of the month, and a line of it opened. */
export function InvoicePane(props: InvoicePaneProps) {
  const { month, onMonth } = props;
  const { t } = useSpeech();
  const mayRate = useMay()('inventory.read');
  if (!mayRate) return <Empty title={t(CONTRACT.noRows)} />;
  const step = (months: number) => {
    onMonth(Temporal.PlainYearMonth.from(month).add({ months }).toString());
  };
  return (
    <section className={classes.pane} aria-label={t(CONTRACT.invoice)}>
      <div className={classes.head}>
        <Words size="xs" fw={600} className="clip" flex={1}>
          {t(CONTRACT.invoice)}
        </Words>
        <ActionIcon aria-label={t(CONTRACT.earlier)} onClick={() => step(-1)}>
          <IconChevronLeft size={14} />
        </ActionIcon>
        <AddressInput
          type="month"
          size="xs"
          w={142}
          aria-label={t(CONTRACT.month)}
          value={month}
          onWrite={(value) => {
            if (/^\d{4}-\d{2}$/.test(value)) onMonth(value);
          }}
        />
        <ActionIcon aria-label={t(CONTRACT.later)} onClick={() => step(1)}>
          <IconChevronRight size={14} />
        </ActionIcon>
      </div>
      <Rated {...props} />
    </section>
  );
}

// What every key may change, apart from what it never does.
function Rated(props: InvoicePaneProps) {
  const { bench, isCompared, month, line, clause, onLine, onClause, onPlace } = props;
  const { t } = useSpeech();
  const preview = usePreview(bench, month);
  const isUnsound = useKnown(bench, (known) => known.isUnsound);
  return (
    <>
      {isUnsound && (
        <div className={classes.note} role="status">
          {t(preview === undefined ? CONTRACT.unsoundYet : CONTRACT.unsound)}
        </div>
      )}
      {preview === undefined ? (
        !isUnsound && <Loading what={t(CONTRACT.working)} />
      ) : (
        <>
          <Totals {...{ preview, isCompared }} />
          <Panes orientation="vertical" className={classes.scroll}>
            <Splitter.Pane defaultSize={60} min={20}>
              {preview.clauses.length === 0 ? (
                <Empty title={t(CONTRACT.nothing)} />
              ) : (
                <InvoiceView {...{ preview, line, clause, onLine, onClause }} />
              )}
            </Splitter.Pane>
            <Splitter.Pane defaultSize={40} min={10} collapsible>
              <ExplanationPane {...{ bench, month, line, onPlace, onClause }} />
            </Splitter.Pane>
          </Panes>
        </>
      )}
    </>
  );
}

function Totals({
  preview,
  isCompared,
}: {
  readonly preview: RatedPreview;
  readonly isCompared: boolean;
}) {
  const { t, money, day } = useSpeech();
  const { total, before, difference, currency, knownOn, took } = preview;
  const isSame = total === before;
  const held = preview.clauses.reduce((count, clause) => count + clause.held.length, 0);
  const sign = difference.startsWith('-') || difference === '0' ? '' : '+';
  return (
    <Group px="xs" py={6} gap="md" justify="space-between" wrap="nowrap" data-testid="totals">
      <Words
        size="xs"
        lh={1.2}
        className="quiet"
        title={t(CONTRACT.took, { ms: Math.round(took) })}
      >
        {t(CONTRACT.knownOn, { day: day(knownOn) })}
        {held > 0 && (
          <>
            <br />
            <span className="less">{t(CONTRACT.heldCount, { count: held })}</span>
          </>
        )}
      </Words>
      <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
        {isCompared && isSame && <Badge color="gray">{t(CONTRACT.unchanged)}</Badge>}
        {isCompared && !isSame && (
          <Badge color="yellow" title={t(CONTRACT.was, { amount: money(before, currency) })}>
            {sign}
            {money(difference, currency)}
          </Badge>
        )}
        <Words size="md" fw={700} className="amount">
          {money(total, currency)}
        </Words>
      </Group>
    </Group>
  );
}
