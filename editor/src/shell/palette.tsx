// Shell, command palette: any screen or contract by a few letters (Ctrl+K).
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { IconBook2, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useContracts } from '../api/contracts.ts';
import { useMay } from '../api/session.ts';
import { focusContent } from '../parts/content.ts';
import { useSpeech } from '../texts/language.tsx';
import { AREAS, isOpen } from './areas.ts';
import { SHELL } from './shell.texts.ts';

/** The command palette. */
export function Palette() {
  const { t } = useSpeech();
  const may = useMay();
  const go = useNavigate();
  const { data: contracts = [] } = useContracts();
  // Who chose goes on in the screen that opens; who did not goes back to where they were.
  const [isChosen, setChosen] = useState(false);
  const choose = (going: Promise<void>) => {
    setChosen(true);
    void going.then(focusContent);
  };
  useEffect(() => {
    // Before a field or the text of a contract takes the keys.
    const open = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      event.stopPropagation();
      spotlight.toggle();
    };
    window.addEventListener('keydown', open, true);
    return () => window.removeEventListener('keydown', open, true);
  }, []);
  const areas = AREAS.flatMap((group) => group.areas);
  const actions: SpotlightActionData[] = [
    ...areas
      .filter((area) => isOpen(area, may))
      .map(({ to, name, about, icon: Icon }) => ({
        id: to,
        label: t(name),
        description: t(about),
        leftSection: <Icon size={18} />,
        onClick: () => choose(go({ to })),
      })),
    ...(may('contract.read', true) ? contracts : []).map(({ contract, title }) => ({
      id: contract,
      label: contract,
      description: title,
      leftSection: <IconBook2 size={18} />,
      onClick: () => choose(go({ to: '/contracts/$contract', params: { contract } })),
    })),
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      returnFocus={!isChosen}
      onSpotlightOpen={() => setChosen(false)}
      nothingFound={t(SHELL.nothingFound)}
      searchProps={{ leftSection: <IconSearch size={16} />, placeholder: t(SHELL.searchHint) }}
    />
  );
}
