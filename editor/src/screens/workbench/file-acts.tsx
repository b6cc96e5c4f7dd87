// Workbench, acts on files: a version gets another text or table, or loses one. In: a desk and the
// file that is shown. Out: the desk as it stands then; nothing is stored before it is saved.
import { ActionIcon, Button, FileButton, Group, Text as Words } from '@mantine/core';
import { IconFileMinus, IconFilePlus, IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { isContractText, isFileName } from '../../contract/compile.ts';
import type { Desk } from '../../contract/desk.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { KINDS, textsOf } from './chosen-files.ts';
import { WORKBENCH } from './workbench.texts.ts';

/** What file acts work on. */
export interface FileActsProps {
  readonly desk: Desk;
  readonly names: readonly string[];
  readonly file: string;
  /** Where a name that is typed is kept. */
  readonly place: string;
  /** Shows another file. */
  readonly onFile: (file: string) => void;
}

/** Adds files to a version, and takes the one that is shown away. */
export function FileActs({ desk, names, file, place, onFile }: FileActsProps) {
  const { t, language } = useSpeech();
  const [asking, setAsking] = useState<'add' | 'remove'>();
  const close = () => setAsking(undefined);
  const add = async (name: string) => {
    const named = fileNameOf(name);
    if (desk.files[named] === undefined) {
      desk.write({ [named]: isContractText(named) ? `${WORDS[language]}\n\n` : '' });
    }
    onFile(named);
  };
  const bring = async (chosen: readonly File[]) => {
    const texts = await textsOf(chosen);
    desk.write(texts);
    const [first] = Object.keys(texts);
    if (first !== undefined) onFile(first);
    close();
  };
  // Without a text there is no contract.
  const isLast = isContractText(file) && names.filter(isContractText).length === 1;
  return (
    <Group gap={2} wrap="nowrap">
      <Act label={t(WORKBENCH.addFile)} onClick={() => setAsking('add')}>
        <IconFilePlus size={14} />
      </Act>
      <Act
        label={t(WORKBENCH.removeFile, { file })}
        disabled={isLast}
        onClick={() => setAsking('remove')}
      >
        <IconFileMinus size={14} />
      </Act>
      <FormDialog
        opened={asking === 'add'}
        onClose={close}
        title={t(WORKBENCH.addFile)}
        does={t(WORKBENCH.addEmpty)}
        place={`${place}/file`}
        fields={[{ name: 'name', label: t(WORKBENCH.fileName) }]}
        act={({ name }) => add(name)}
      >
        <Words size="sm">{t(WORKBENCH.addFileAbout)}</Words>
        <FileButton multiple accept={KINDS} onChange={(chosen) => void bring(chosen)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              style={{ alignSelf: 'start' }}
              leftSection={<IconFileUpload size={14} />}
            >
              {t(WORKBENCH.beginFiles)}
            </Button>
          )}
        </FileButton>
      </FormDialog>
      <Confirm
        opened={asking === 'remove'}
        onClose={close}
        title={t(WORKBENCH.removeFile, { file })}
        does={t(WORKBENCH.remove)}
        danger
        act={async () => desk.remove(file)}
      >
        <Words size="sm">{t(WORKBENCH.removeFileAbout)}</Words>
      </Confirm>
    </Group>
  );
}

function Act({ label, ...act }: Parameters<typeof ActionIcon<'button'>>[0] & { label: string }) {
  return <ActionIcon {...act} variant="subtle" size="sm" title={label} aria-label={label} />;
}

const WORDS = { en: 'language en', fr: 'langue fr' };

// What stands in no file name becomes a hyphen; without an ending it is contract text.
function fileNameOf(typed: string): string {
  const plain = typed
    .trim()
    .replaceAll(/[/\\:\p{Cc}]/gu, '-')
    .replace(/^\.+/, '');
  return isFileName(plain) ? plain : `${plain === '' ? 'annex' : plain}.avn`;
}
