// Imports, one: its columns named, its lines checked, applied by another person, taken back.
import { Alert, Button, Group, TextInput, Text as Words } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  applyImport,
  discardImport,
  type Import,
  importQuery,
  rejectedFile,
  undoImport,
} from '../../api/imports.ts';
import { useMay, useSession } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { today } from '../../parts/days.ts';
import { download } from '../../parts/download.ts';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './import.module.css';
import { IMPORTS } from './imports.texts.ts';
import { MapColumns } from './map-columns.tsx';
import { Preview } from './preview.tsx';
import { Steps } from './steps.tsx';

const route = getRouteApi('/imports/$contract/$batch');
const TYPES = 'application/octet-stream';

/** An import. */
export function ImportScreen() {
  const { t } = useSpeech();
  const id = route.useParams();
  const { data, error, isPending, refetch } = useQuery(importQuery(id));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t(IMPORTS.one, { batch: id.batch })}
      way={[{ label: t(IMPORTS.title), to: '/imports' }]}
      aside={
        <>
          <StateBadge of="import" state={data.state} />
          <Words size="sm">
            {id.contract} · {data.dataset} · {data.fileName}
          </Words>
        </>
      }
      actions={
        <>
          <Discard batch={data} />
          <PastButton kind="import" id={`${id.contract}/${id.batch}`} />
        </>
      }
      fill
    >
      <Stages batch={data} />
    </Page>
  );
}

function Stages({ batch }: { readonly batch: Import }) {
  const { t, day } = useSpeech();
  const may = useMay();
  const { same } = route.useSearch();
  const id = route.useParams();
  const [isMapping, setMapping] = useState(false);
  const { state, rows, appliedOn, knownOn } = batch;
  const isOpen = state === 'uploaded' || state === 'mapped' || (state === 'validated' && isMapping);
  return (
    <div className={classes.screen}>
      <Steps state={isMapping ? 'mapped' : state} />
      {same !== undefined && state !== 'applied' && (
        <Alert color="blue" p="xs">
          {t(IMPORTS.sameBytes, { batch: same })}
        </Alert>
      )}
      {isOpen &&
        (may('inventory.import') ? (
          <div style={{ overflow: 'auto' }}>
            <MapColumns batch={batch} onChecked={() => setMapping(false)} />
          </div>
        ) : (
          <Words size="sm">{t(IMPORTS.readOnly)}</Words>
        ))}
      {state === 'validated' && !isMapping && (
        <>
          <Deciding batch={batch} onMapping={() => setMapping(true)} />
          <div className={classes.rest}>
            <Preview id={id} />
          </div>
        </>
      )}
      {state === 'applied' && appliedOn !== null && knownOn !== null && (
        <Alert color="green" p="sm">
          {t(IMPORTS.done, { n: rows.applied, day: day(appliedOn), known: day(knownOn) })}
        </Alert>
      )}
      {state === 'rejected' && <Alert color="gray">{t(IMPORTS.discarded)}</Alert>}
      {state === 'undone' && <Alert color="orange">{t(IMPORTS.undoneAbout)}</Alert>}
      {(state === 'applied' || state === 'undone') && <After batch={batch} />}
    </div>
  );
}

function Deciding({
  batch,
  onMapping,
}: {
  readonly batch: Import;
  readonly onMapping: () => void;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const { data: session } = useSession();
  const id = route.useParams();
  const [isAsking, setAsking] = useState(false);
  const known = useKept(`import/${id.contract}/${id.batch}/known-on`, today());
  const { rows, maker } = batch;
  const isMine = maker === session?.person;
  return (
    <Group gap="xs">
      {may('inventory.apply') && !isMine && (
        <Button onClick={() => setAsking(true)} disabled={rows.applied === 0}>
          {t(IMPORTS.apply)}
        </Button>
      )}
      {may('inventory.import') && (
        <Button variant="default" onClick={onMapping}>
          {t(IMPORTS.again)}
        </Button>
      )}
      <Rejected batch={batch} />
      {(isMine || !may('inventory.apply')) && (
        <Words size="sm" className="quiet">
          {t(isMine ? IMPORTS.another : IMPORTS.notYours)}
        </Words>
      )}
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t(IMPORTS.applyTitle, { batch: id.batch })}
        does={t(IMPORTS.apply)}
        act={() => applyImport(id, known.value).then(() => known.forget())}
      >
        <Words size="sm">{t(IMPORTS.applyAbout, { n: rows.applied })}</Words>
        {rows.rejected > 0 && (
          <Words size="sm">{t(IMPORTS.applyRejected, { n: rows.rejected })}</Words>
        )}
        <TextInput
          type="date"
          label={t(IMPORTS.knownFrom)}
          description={t(IMPORTS.knownAbout)}
          value={known.value}
          max={today()}
          required
          onChange={({ currentTarget }) => known.set(currentTarget.value)}
        />
        <KeptNote kept={known} />
      </Confirm>
    </Group>
  );
}

function Discard({ batch: { state, contract, batch } }: { readonly batch: Import }) {
  const { t } = useSpeech();
  const may = useMay();
  const id = route.useParams();
  const [isAsking, setAsking] = useState(false);
  const isOpen = state === 'uploaded' || state === 'mapped' || state === 'validated';
  if (!isOpen || !may('inventory.import')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(IMPORTS.discard)}
      </Button>
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t(IMPORTS.discardTitle, { batch })}
        does={t(IMPORTS.discard)}
        danger
        reason={{ place: `import/${contract}/${batch}/discard` }}
        act={(reason) => discardImport(id, reason)}
      >
        <Words size="sm">{t(IMPORTS.discardAbout)}</Words>
      </Confirm>
    </>
  );
}

function Rejected({ batch }: { readonly batch: Import }) {
  const { t } = useSpeech();
  const id = route.useParams();
  const taking = useMutation({
    mutationFn: async () => download(batch.fileName, await rejectedFile(id), TYPES),
  });
  if (batch.rows.rejected === 0) return null;
  return (
    <>
      <Button variant="default" loading={taking.isPending} onClick={() => taking.mutate()}>
        {t(IMPORTS.takeRejected)}
      </Button>
      <Refusal error={taking.error} />
    </>
  );
}

function After({ batch }: { readonly batch: Import }) {
  const { t } = useSpeech();
  const may = useMay();
  const id = route.useParams();
  const [isAsking, setAsking] = useState(false);
  return (
    <Group gap="xs">
      <LinkButton
        variant="default"
        to="/inventory"
        search={{ contract: batch.contract, dataset: batch.dataset }}
      >
        {t(IMPORTS.toInventory)}
      </LinkButton>
      <Rejected batch={batch} />
      {batch.state === 'applied' && may('inventory.undo') && (
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          {t(IMPORTS.undo)}
        </Button>
      )}
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t(IMPORTS.undoTitle, { batch: id.batch })}
        does={t(IMPORTS.undo)}
        danger
        reason={{ place: `import/${id.contract}/${id.batch}/undo` }}
        act={(reason) => undoImport(id, reason)}
      >
        <Words size="sm">{t(IMPORTS.undoAbout)}</Words>
      </Confirm>
    </Group>
  );
}
