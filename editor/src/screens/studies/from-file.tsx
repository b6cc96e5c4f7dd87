// Studies, from a file: planned lines of a file that somebody chose. In: the columns that the text
// reads. Out: its lines; what it lacks or has besides is told before anything is replaced.
import { decoded } from '@avenant/server/csv';
import { Button, FileButton, Stack, Text as Words } from '@mantine/core';
import { useRef, useState } from 'react';
import { Confirm } from '../../parts/confirm.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { EditLine } from '../../parts/grid/edits.ts';
import { useSpeech } from '../../texts/language.tsx';
import type { FoundColumn } from './datasets.ts';
import { type FileLines, linesOf } from './plan-lines.ts';
import { STUDIES } from './studies.texts.ts';

interface Chosen {
  readonly file: string;
  /** Undefined: it has none of the columns. */
  readonly told: FileLines | undefined;
}

/** The button that reads planned lines from a file. */
export function FromFile({
  columns,
  onLines,
}: {
  readonly columns: readonly FoundColumn[];
  readonly onLines: (lines: readonly EditLine[]) => void;
}) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Chosen>();
  const again = useRef<() => void>(null);
  const take = async (file: File) => {
    // The same file may be chosen again, once it is mended.
    again.current?.();
    const told = linesOf(decoded(new Uint8Array(await file.arrayBuffer())), columns);
    const needed = columns.filter(({ isOptional }) => !isOptional);
    if (told === undefined || told.missing.length === needed.length) {
      setChosen({ file: file.name, told: undefined });
    } else if (told.missing.length + told.unread.length > 0) setChosen({ file: file.name, told });
    else onLines(told.lines);
  };
  const close = () => setChosen(undefined);
  const { file = '', told } = chosen ?? {};
  const list = (names: readonly string[]) => ({ columns: names.join(', ') });
  return (
    <>
      <FileButton
        accept=".csv,.tsv,.txt"
        resetRef={again}
        onChange={(one) => {
          if (one !== null) void take(one);
        }}
      >
        {(props) => (
          <Button {...props} variant="default">
            {t(STUDIES.fromFile)}
          </Button>
        )}
      </FileButton>
      <Dialog
        opened={chosen !== undefined && told === undefined}
        onClose={close}
        title={t(STUDIES.fromFile)}
        size="md"
      >
        <Words size="sm" role="alert">
          {t(STUDIES.noColumns, { file, ...list(columns.map(({ name }) => name)) })}
        </Words>
      </Dialog>
      <Confirm
        opened={told !== undefined}
        onClose={close}
        title={t(STUDIES.otherColumns, { file })}
        does={t(STUDIES.takeLines)}
        act={async () => onLines(told?.lines ?? [])}
      >
        <Stack gap="xs" fz="sm">
          {told !== undefined && told.missing.length > 0 && (
            <Words size="sm">{t(STUDIES.missingColumns, list(told.missing))}</Words>
          )}
          {told !== undefined && told.unread.length > 0 && (
            <Words size="sm">{t(STUDIES.unreadColumns, list(told.unread))}</Words>
          )}
          <Words size="sm">{t(STUDIES.takesPlace, { n: told?.lines.length ?? 0 })}</Words>
        </Stack>
      </Confirm>
    </>
  );
}
