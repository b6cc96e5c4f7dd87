// Contract, editor: the editor as a component; the library comes when it is first shown. In: a desk
// and what to show of it. Out: where the cursor goes.
import type { Problem } from '@avenant/dsl';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Loading } from '../parts/states.tsx';
import { currentLanguage, useSpeech } from '../texts/language.tsx';
import type { Connection } from './connection.ts';
import { CONTRACT } from './contract.texts.ts';
import type { Desk } from './desk.ts';
import './editor.css';
import type { MarginMark, Pane, Spot } from './monaco/pane.ts';
import type { WordCalls } from './protocol.ts';

/** What the editor shows. */
export interface TextEditorProps {
  readonly desk: Desk;
  readonly words: Connection<WordCalls>;
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly lit: readonly Spot[];
  readonly marks: readonly MarginMark[];
  readonly readOnly: boolean;
  /** The day of which hovers tell what is in force; ISO. */
  readonly day: string;
  /** Where to go; another object goes there again. */
  readonly target: (Spot & { readonly focus?: boolean }) | undefined;
  readonly onCursor: (file: string, offset: number) => void;
  readonly onFile: (file: string) => void;
  /** Hears of the editor once it stands. */
  readonly onReady?: (pane: Pane) => void;
}

async function loadPane() {
  // Its own words must be there before the library is.
  if (currentLanguage() === 'fr') await import('monaco-editor/nls/lang/fr');
  return (await import('./monaco/pane.ts')).Pane;
}

/** The text of a contract, to read and to write. */
export function TextEditor(props: TextEditorProps) {
  const { desk, words, file, problems, lit, marks, readOnly, target } = props;
  const { t } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const [pane, setPane] = useState<Pane>();
  const isDark = useComputedColorScheme('light') === 'dark';
  const onCursor = useEffectEvent(props.onCursor);
  const onFile = useEffectEvent(props.onFile);
  const onReady = useEffectEvent((made: Pane) => props.onReady?.(made));
  const dayNow = useRef(props.day);
  useEffect(() => {
    dayNow.current = props.day;
  }, [props.day]);
  const label = t(CONTRACT.text);
  const labelOf = useEffectEvent(() => label);

  useEffect(() => {
    let made: Pane | undefined;
    let isGone = false;
    void loadPane().then((Made) => {
      if (isGone || host.current === null) return;
      made = new Made({
        ...{ host: host.current, desk, words, language: currentLanguage, label: labelOf() },
        day: () => dayNow.current,
        onCursor: (at, offset) => onCursor(at, offset),
        onFile: (at) => onFile(at),
      });
      setPane(made);
      onReady(made);
    });
    return () => {
      isGone = true;
      setPane(undefined);
      made?.dispose();
    };
  }, [desk, words]);
  useEffect(() => pane?.show(file), [pane, file]);
  useEffect(() => pane?.tell(problems), [pane, problems]);
  useEffect(() => pane?.light(lit), [pane, lit]);
  useEffect(() => pane?.mark(marks), [pane, marks]);
  useEffect(() => pane?.options(isDark, readOnly), [pane, isDark, readOnly]);
  useEffect(() => {
    if (target !== undefined) pane?.reveal(target, target.focus);
  }, [pane, target]);

  return (
    <div className="contract-text">
      <div ref={host} className="contract-text-host" />
      {pane === undefined && <Loading />}
    </div>
  );
}
