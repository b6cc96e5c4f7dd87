// Studies, text: the text of an offer in the editor, with all that it knows of the language. In: a
// scenario. Out: its files as they are typed; what is kept of them is the study's business.
import type { RawTable } from '@avenant/engine';
import { readCsv } from '@avenant/server/csv';
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import type { Scenario } from '../../api/studies.ts';
import { Connection } from '../../contract/connection.ts';
import { Desk } from '../../contract/desk.ts';
import { FileTabs, inOrder } from '../../contract/file-tabs.tsx';
import type { WordCalls } from '../../contract/protocol.ts';
import { TextEditor } from '../../contract/text-editor.tsx';
import { useReading } from '../../contract/use-reading.ts';
import WordsWorker from '../../contract/words.worker.ts?worker';
import type { Keeper } from '../../parts/shelf.ts';
import { Failed } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './study.module.css';

const today = (): string => Temporal.Now.plainDateISO().toString();

const NONE: readonly never[] = [];
const NOWHERE: Keeper = { read: () => undefined, write: () => {}, drop: () => {} };

/** The text of an offer; what it begins with is read once: give it another key for another. */
export function OfferText({
  scenario,
  file: wanted,
  onFile,
  onChange,
}: {
  readonly scenario: Scenario;
  readonly file: string | undefined;
  readonly onFile: (file: string) => void;
  readonly onChange: (files: Scenario['files']) => void;
}) {
  const { language } = useSpeech();
  const [desk] = useState(() => new Desk({ files: scenario.files, hash: '' }, NOWHERE));
  const files = useSyncExternalStore(desk.subscribe, () => desk.files);
  const words = useWords(scenario.data);
  const { reading, failure } = useReading(words, desk, language);
  const tell = useEffectEvent(onChange);
  useEffect(() => desk.subscribe(() => tell(desk.files)), [desk]);
  const names = inOrder(Object.keys(files));
  const file = wanted !== undefined && wanted in files ? wanted : (names[0] ?? '');
  if (failure !== undefined) return <Failed error={failure} />;
  return (
    <div className={classes.column}>
      <FileTabs {...{ names, file, onFile }} changed={NONE} />
      <div className={classes.rest}>
        {words !== undefined && (
          <TextEditor
            {...{ desk, words, file, onFile }}
            problems={reading?.problems ?? NONE}
            lit={NONE}
            marks={NONE}
            readOnly={false}
            target={undefined}
            day={today()}
            onCursor={() => {}}
          />
        )}
      </div>
    </div>
  );
}

function useWords(data: Scenario['data']): Connection<WordCalls> | undefined {
  const [words, setWords] = useState<Connection<WordCalls>>();
  const tables = useMemo(() => Object.entries(data).flatMap(tableOf), [data]);
  useEffect(() => {
    const begun = new Connection<WordCalls>(new WordsWorker());
    void begun.ask('facts', { tables });
    setWords(begun);
    return () => begun.close();
  }, [tables]);
  return words;
}

function tableOf([file, text]: readonly [string, string]): readonly RawTable[] {
  const table = readCsv(file, text);
  return 'badLine' in table ? [] : [table];
}
