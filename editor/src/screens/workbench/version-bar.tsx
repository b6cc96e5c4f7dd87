// Workbench, version: which one lies here, how far it has come, and what may be done with it by who
// is signed in. In: a version and its desk. Out: the next state of it.
import { Button, Group, Select, Stack, Text as Words } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { memo, useState, useSyncExternalStore } from 'react';
import { useMay, useSession } from '../../api/session.ts';
import type { Desk } from '../../contract/desk.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { useFailure } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import * as actions from './version-actions.ts';
import type { Version, VersionHead } from './versions.ts';
import { STATES, WORKBENCH } from './workbench.texts.ts';

/** What a version bar works on. */
export interface VersionBarProps {
  readonly version: Version;
  readonly versions: readonly VersionHead[];
  readonly desk: Desk;
  readonly onVersion: (version: number) => void;
  /** Hears what came of an act, in words. */
  readonly onTold: (words: string, isBad?: boolean) => void;
}

/** The versions, and the acts on the one that is shown. */
export function VersionBar({ version, versions, desk, onVersion, onTold }: VersionBarProps) {
  const { t, month } = useSpeech();
  const may = useMay();
  const { data: session } = useSession();
  const isChanged = useSyncExternalStore(desk.subscribe, () => desk.isChanged);
  const [asking, setAsking] = useState<'reject' | 'publish'>();
  const close = () => setAsking(undefined);
  const run = useMutation({
    mutationFn: (act: () => Promise<void>) => act(),
  });
  const { state, author } = version;
  const isOwn = author === session?.person;
  const isDraft = state === 'draft' || state === 'rejected';
  const canWrite = isOwn && isDraft && may('contract.draft');
  const canDecide = may('contract.publish');

  const start = () =>
    run.mutate(async () => {
      const made = await actions.startDraft(version.contract, desk.toStore);
      desk.discard();
      onVersion(made.version);
    });
  const compile = () =>
    run.mutate(async () => {
      if (desk.isChanged || state === 'rejected') await actions.save(version, desk);
      const count = await actions.compile(version);
      if (count > 0) onTold(t(WORKBENCH.compiledNot, { count }), true);
    });
  const test = () =>
    run.mutate(async () => {
      const { all, failed: count } = await actions.test(version);
      if (all === 0) onTold(t(WORKBENCH.noExampleYet), true);
      else if (count > 0) onTold(t(WORKBENCH.failedExamples, { count }), true);
      else onTold(t(WORKBENCH.waitsForSecond));
    });
  const save = () =>
    run.mutate(async () => {
      await actions.save(version, desk);
      onTold(t(WORKBENCH.saved));
    });

  const publish = async () => {
    const reRate = await actions.publish(version);
    if (reRate !== null) onTold(t(WORKBENCH.reRateOpened, { from: month(reRate.fromPeriod) }));
  };

  const busy = run.isPending;
  const keep = () => {
    if (!isChanged || busy) return;
    if (canWrite) save();
    else if (may('contract.draft')) start();
  };
  // From within the text, too.
  useHotkeys([['mod+S', keep]], [], true);
  return (
    <Group gap={6} wrap="nowrap">
      <VersionChoice {...{ versions, onVersion }} version={version.version} />
      {canWrite && (
        <Button loading={busy} disabled={!isChanged} variant="default" onClick={save}>
          {t(WORKBENCH.save)}
        </Button>
      )}
      {canWrite && (
        <Button loading={busy} onClick={compile}>
          {t(WORKBENCH.compile)}
        </Button>
      )}
      {isOwn && (state === 'compiled' || state === 'tested') && may('contract.draft') && (
        <Button loading={busy} variant={state === 'tested' ? 'default' : 'filled'} onClick={test}>
          {t(WORKBENCH.test)}
        </Button>
      )}
      {!canWrite && may('contract.draft') && (
        <Button loading={busy} variant={isChanged ? 'filled' : 'default'} onClick={start}>
          {t(isChanged ? WORKBENCH.keepAsDraft : WORKBENCH.draft)}
        </Button>
      )}
      {canDecide && !isOwn && state === 'tested' && (
        <Button
          loading={busy}
          disabled={isChanged}
          onClick={() => run.mutate(() => actions.approve(version, version.sourceHash))}
        >
          {t(WORKBENCH.approve)}
        </Button>
      )}
      {canDecide && ['compiled', 'tested', 'approved'].includes(state) && (
        <Button loading={busy} variant="default" onClick={() => setAsking('reject')}>
          {t(WORKBENCH.reject)}
        </Button>
      )}
      {canDecide && state === 'approved' && (
        <Button loading={busy} onClick={() => setAsking('publish')}>
          {t(WORKBENCH.publish)}
        </Button>
      )}
      {may('run.launch', true) && (state === 'published' || state === 'superseded') && (
        <LinkButton variant="subtle" to="/re-rates" search={{ contract: version.contract }}>
          {t(WORKBENCH.reRates)}
        </LinkButton>
      )}
      <Refused error={run.error} onClose={run.reset} />
      <Confirm
        opened={asking === 'reject'}
        onClose={close}
        title={t(WORKBENCH.reject)}
        does={t(WORKBENCH.reject)}
        reason={{ place: `version/${version.contract}/${version.version}/refuse` }}
        act={(reason) => actions.reject(version, reason)}
      />
      <Confirm
        opened={asking === 'publish'}
        onClose={close}
        title={t(WORKBENCH.publishTitle, { version: `${version.version}` })}
        does={t(WORKBENCH.publish)}
        act={publish}
      >
        <Words size="sm">{t(WORKBENCH.publishDetail)}</Words>
      </Confirm>
    </Group>
  );
}

// Drawn anew with other versions only: what is typed in the text changes the acts, not the choice.
const VersionChoice = memo(function VersionChoice({
  versions,
  version,
  onVersion,
}: {
  readonly versions: readonly VersionHead[];
  readonly version: number;
  readonly onVersion: (version: number) => void;
}) {
  const { t } = useSpeech();
  const options = versions.map((one) => ({
    value: `${one.version}`,
    label: t(WORKBENCH.versionOf, { version: `${one.version}`, state: t(STATES[one.state]) }),
  }));
  return (
    <Select
      w={190}
      aria-label={t(WORKBENCH.version)}
      data={options}
      value={`${version}`}
      allowDeselect={false}
      onChange={(value) => value !== null && onVersion(Number(value))}
    />
  );
});

function Refused({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const { t } = useSpeech();
  const { title, detail, code } = useFailure(error);
  return (
    <Dialog opened={error !== null} onClose={onClose} title={title}>
      <Stack gap="sm">
        <Words size="sm">{detail}</Words>
        <Group justify="space-between">
          <Words size="xs" className="quiet">
            {code}
          </Words>
          <Button variant="default" onClick={onClose}>
            {t(WORKBENCH.close)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
