// Invoices, lines of a document in the grid of the house.
import { Text as Words } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Invoice } from '../../api/invoices.ts';
import { Amount } from '../../parts/amount.tsx';
import { lastDayOf } from '../../parts/days.ts';
import { type GridColumn, HEAD_HEIGHT, LINE_HEIGHT } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { useSpeech } from '../../texts/language.tsx';
import { LINES } from '../draft/draft.texts.ts';
import { DOCUMENT, INVOICES } from './invoices.texts.ts';

type DocumentLine = Invoice['document']['lines'][number];

// As high as the window leaves it, or as its lines need: headings, tools and foot besides.
const heightOf = (lines: number): string =>
  `min(max(26rem, calc(100dvh - 19rem)), ${lines * LINE_HEIGHT + HEAD_HEIGHT + BESIDES}px)`;
const BESIDES = 96;
const NO_VIEW: GridView = {};
const idOf = ({ position }: DocumentLine): string => `${position}`;

/** The lines of a document. */
export function DocumentLines({
  lines,
  currency,
  onOpen,
}: {
  readonly lines: readonly DocumentLine[];
  readonly currency: string;
  /** Opens a line; absent: there is no more to see of it. */
  readonly onOpen: ((line: DocumentLine) => void) | undefined;
}) {
  const { t, day } = useSpeech();
  const [view, setView] = useState(NO_VIEW);
  const columns = useMemo((): readonly GridColumn<DocumentLine>[] => {
    const plain = (id: keyof DocumentLine & string, title: string, width: number) => ({
      ...{ id, title, width },
      text: (line: DocumentLine) => `${line[id] ?? ''}`,
    });
    const dated = (
      id: string,
      title: string,
      of: (line: DocumentLine) => string | null | undefined,
    ): GridColumn<DocumentLine> => ({
      ...{ id, title, width: 110 },
      text: (line) => of(line) ?? '',
      show: (line) => {
        const iso = of(line);
        return iso == null ? '' : day(iso);
      },
    });
    return [
      plain('clause', t(LINES.clause), 70),
      plain('subject', t(LINES.subject), 190),
      plain('label', t(LINES.label), 260),
      dated('from', t(LINES.from), ({ from }) => from),
      // As people write it: the last day billed, and no first day after it.
      dated('to', t(LINES.until), ({ from, to }) =>
        from == null || to == null ? to : lastDayOf(from, to),
      ),
      plain('corrects', t(INVOICES.corrects), 90),
      {
        ...{ id: 'amount', title: t(LINES.amount), width: 150, kind: 'number' },
        text: ({ amount }) => amount,
        show: ({ amount }) => <Amount value={amount} currency={currency} />,
      },
    ];
  }, [t, day, currency]);
  return (
    <div style={{ height: heightOf(lines.length) }}>
      <Grid
        label={t(DOCUMENT.lines)}
        name="invoice-lines"
        rows={lines}
        columns={columns}
        idOf={idOf}
        view={view}
        onView={setView}
        {...(onOpen === undefined
          ? {}
          : {
              onOpen,
              tools: (
                <Words size="xs" className="quiet">
                  {t(DOCUMENT.openLine)}
                </Words>
              ),
            })}
      />
    </div>
  );
}
