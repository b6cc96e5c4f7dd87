// Invoices, lines of a document in the grid of the house.
import { Text as Words } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Invoice } from '../../api/invoices.ts';
import { Amount } from '../../parts/amount.tsx';
import type { GridColumn } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { useSpeech } from '../../texts/language.tsx';
import { LINES } from '../draft/draft.texts.ts';
import { DOCUMENT, INVOICES } from './invoices.texts.ts';

type DocumentLine = Invoice['document']['lines'][number];

const HEIGHT = 420;
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
  /** Asks for a note on a line; absent: none can be asked for. */
  readonly onOpen: ((line: DocumentLine) => void) | undefined;
}) {
  const { t } = useSpeech();
  const [view, setView] = useState(NO_VIEW);
  const columns = useMemo((): readonly GridColumn<DocumentLine>[] => {
    const plain = (id: keyof DocumentLine & string, title: string, width: number) => ({
      ...{ id, title, width },
      text: (line: DocumentLine) => `${line[id] ?? ''}`,
    });
    return [
      plain('clause', t(LINES.clause), 70),
      plain('subject', t(LINES.subject), 190),
      plain('label', t(LINES.label), 260),
      plain('from', t(LINES.from), 100),
      plain('to', t(LINES.until), 100),
      plain('corrects', t(INVOICES.corrects), 90),
      {
        ...{ id: 'amount', title: t(LINES.amount), width: 150, kind: 'number' },
        text: ({ amount }) => amount,
        show: ({ amount }) => <Amount value={amount} currency={currency} />,
      },
    ];
  }, [t, currency]);
  return (
    <div style={{ height: HEIGHT }}>
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
                  {t(DOCUMENT.askOfLine)}
                </Words>
              ),
            })}
      />
    </div>
  );
}
