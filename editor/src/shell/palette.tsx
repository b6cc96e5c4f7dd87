// Shell, command palette: any screen or contract by a few letters (Ctrl+K).
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconBook2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client, read } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { useSpeech } from '../texts/language.tsx';
import { AREAS, isOpen } from './areas.ts';
import { SHELL } from './shell.texts.ts';

/** The command palette. */
export function Palette() {
  const { t } = useSpeech();
  const may = useMay();
  const go = useNavigate();
  const { data: contracts } = useQuery({
    queryKey: ['contracts'],
    queryFn: () => read(client.contracts.$get({ query: {} })),
    enabled: may('contract.read'),
  });
  const areas = AREAS.flatMap((group) => group.areas);
  const actions: SpotlightActionData[] = [
    ...areas
      .filter((area) => isOpen(area, may))
      .map(({ to, name, about, icon: Icon }) => ({
        id: to,
        label: t(name),
        description: t(about),
        leftSection: <Icon size={18} />,
        onClick: () => void go({ to }),
      })),
    ...(contracts?.items ?? []).map(({ contract, title }) => ({
      id: contract,
      label: contract,
      description: title,
      leftSection: <IconBook2 size={18} />,
      onClick: () => void go({ to: '/contracts' }),
    })),
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      nothingFound={t(SHELL.nothingFound)}
      searchProps={{ leftSection: <IconSearch size={16} />, placeholder: t(SHELL.searchHint) }}
    />
  );
}
