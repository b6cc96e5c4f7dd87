// Studies, signature: an offer that was answered and signed becomes a draft of a registered
// contract. In: a study. Out: the workbench at that draft; what became a contract leads to it.
import { Button, Text as Words } from '@mantine/core';
import { IconFileCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { unpublishedQuery } from '../../api/contracts.ts';
import { useMay } from '../../api/session.ts';
import { type Study, signStudy } from '../../api/studies.ts';
import { FormDialog, useTyped } from '../../parts/form-dialog.tsx';
import { LinkWords } from '../../parts/links.tsx';
import { NEW_CONTRACT } from '../../parts/new-contract.texts.ts';
import { NewContract } from '../../parts/new-contract.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { STUDIES } from './studies.texts.ts';

/** What may be done with a study that was answered. */
export function Signing({ study }: { readonly study: Study }) {
  const { t } = useSpeech();
  const may = useMay();
  const go = useNavigate();
  const [open, setOpen] = useState<'sign' | 'register'>();
  const [registered, setRegistered] = useState('');
  const { study: id, title, state, answer, contract, scenarios } = study;
  const place = `sign/${id}`;
  const { forget } = useTyped(place);
  const mayBe = state === 'answered' && answer !== 'no go' && may('contract.draft');
  const { data = [] } = useQuery({ ...unpublishedQuery, enabled: mayBe && contract === null });
  if (contract !== null) {
    return (
      <LinkWords to="/contracts/$contract" params={{ contract }} fz="sm">
        {t(STUDIES.became, { contract })}
      </LinkWords>
    );
  }
  if (!mayBe) return null;
  return (
    <>
      <Button leftSection={<IconFileCheck size={14} />} onClick={() => setOpen('sign')}>
        {t(STUDIES.sign)}
      </Button>
      <FormDialog
        opened={open === 'sign'}
        onClose={() => setOpen(undefined)}
        title={t(STUDIES.signTitle, { study: id })}
        place={place}
        does={t(STUDIES.signDoes)}
        fields={[
          {
            ...{ name: 'contract', label: t(STUDIES.registered), first: registered },
            choices: data.map((one) => ({
              value: one.contract,
              label: `${one.contract} · ${one.title}`,
            })),
          },
          {
            ...{ name: 'scenario', label: t(STUDIES.scenario), first: '0' },
            choices: scenarios.map(({ name }, at) => ({ value: `${at}`, label: name })),
          },
        ]}
        act={async ({ contract: chosen, scenario }) => {
          const wanted = { contract: chosen, scenario: Number(scenario) };
          const version = await signStudy(id, wanted);
          const params = { contract: chosen };
          await go({ to: '/contracts/$contract', params, search: { version } });
        }}
      >
        <Button
          variant="subtle"
          style={{ alignSelf: 'start' }}
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpen('register')}
        >
          {t(NEW_CONTRACT.create)}
        </Button>
        <Words size="sm" className="quiet">
          {t(STUDIES.signAbout)}
        </Words>
      </FormDialog>
      <NewContract
        opened={open === 'register'}
        onClose={() => setOpen('sign')}
        title={title}
        onDone={(made) => {
          forget();
          setRegistered(made);
        }}
      />
    </>
  );
}
