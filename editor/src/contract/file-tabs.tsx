// Contract, files: the contract, its annexes, amendments and reference tables as tabs. In: names.
// Out: which is chosen.
import type { KeyboardEvent } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT } from './contract.texts.ts';
import classes from './file-tabs.module.css';

/** The files of a version. */
export function FileTabs({
  names,
  changed,
  file,
  onFile,
}: {
  readonly names: readonly string[];
  readonly changed: readonly string[];
  readonly file: string;
  readonly onFile: (file: string) => void;
}) {
  const { t } = useSpeech();
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = names.at((names.indexOf(file) + step) % names.length);
    if (next === undefined) return;
    onFile(next);
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
    tabs[names.indexOf(next)]?.focus();
  };
  return (
    <div role="tablist" aria-label={t(CONTRACT.files)} className={classes.tabs} onKeyDown={walk}>
      {names.map((name) => {
        const isChanged = changed.includes(name);
        return (
          <button
            key={name}
            type="button"
            role="tab"
            tabIndex={name === file ? 0 : -1}
            aria-selected={name === file}
            title={isChanged ? t(CONTRACT.unsaved) : undefined}
            className={classes.tab}
            onClick={() => onFile(name)}
          >
            {name}
            {isChanged ? ' •' : ''}
          </button>
        );
      })}
    </div>
  );
}

// The contract itself comes first; reference tables last.
const rankOf = (name: string): number =>
  name.endsWith('.csv') ? 2 : /^contra[tc]/.test(name) ? 0 : 1;

/** Names of files in the order of their tabs. */
export const inOrder = (names: readonly string[]): readonly string[] =>
  names.toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
