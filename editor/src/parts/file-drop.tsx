// Parts, file drop: a file chosen or dropped. In: nothing. Out: the file.
import { Button, FileButton, Group, Paper, Stack, Text as Words } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { FILE_DROP } from './file-drop.texts.ts';

const KINDS = '.csv,.tsv,.txt,.xlsx';

/** The place for a file. */
export function FileDrop({
  onFile,
  isBusy = false,
}: {
  readonly onFile: (file: File) => void;
  readonly isBusy?: boolean;
}) {
  const { t } = useSpeech();
  const [isOver, setOver] = useState(false);
  return (
    <Paper
      withBorder
      p="xl"
      bg={isOver ? 'var(--lit)' : 'var(--panel)'}
      style={{ borderStyle: 'dashed' }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined && !isBusy) onFile(file);
      }}
    >
      <Group justify="center" gap="lg">
        <IconFileUpload size={36} stroke={1.3} aria-hidden />
        <Stack gap={2}>
          <Words fw={600}>{t(FILE_DROP.drop)}</Words>
          <Words size="xs" className="quiet">
            {t(FILE_DROP.kinds)}
          </Words>
        </Stack>
        <FileButton
          accept={KINDS}
          onChange={(file) => {
            if (file !== null) onFile(file);
          }}
        >
          {(props) => (
            <Button {...props} variant="default" loading={isBusy}>
              {t(FILE_DROP.choose)}
            </Button>
          )}
        </FileButton>
      </Group>
    </Paper>
  );
}
