// Workbench, comparison: another version beside the text on the desk, and what the month is worth
// by each. In: a bench and another version. Out: words that differ, money that differs.
import { Group, Select, Splitter, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { CONTRACT } from '../../contract/contract.texts.ts';
import { differenceOf, type Preview } from '../../contract/preview.ts';
import { TextDiff } from '../../contract/text-diff.tsx';
import { type Bench, type RatedPreview, useFiles, useKnown } from '../../contract/use-bench.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { Panes } from './panes.tsx';
import { versionQuery } from './version-query.ts';
import type { VersionHead } from './versions.ts';
import { STATES, WORKBENCH } from './workbench.texts.ts';

/** What is compared. */
export interface CompareProps {
  readonly bench: Bench;
  /** All of the contract. */
  readonly versions: readonly VersionHead[];
  /** The version on the desk: as it was stored, another one once it is changed. */
  readonly own: number;
  readonly beside: number | undefined;
  readonly file: string;
  readonly month: string;
  readonly onBeside: (version: number) => void;
}

/** Another version beside the desk. */
export function Compare(props: CompareProps) {
  const { bench, beside, file, month, onBeside } = props;
  const { t } = useSpeech();
  const files = useFiles(bench);
  const workers = useKnown(bench, (known) => known.workers);
  const versions = props.versions.filter(
    ({ version }) => version !== props.own || bench.desk.isChanged,
  );
  const other = versions.find(({ version }) => version === beside) ?? versions[0];
  const text = useQuery({
    ...versionQuery(other?.contract ?? '', other?.version ?? 0),
    enabled: other !== undefined,
  });
  const [money, setMoney] = useState<Preview>();
  const [failure, setFailure] = useState<unknown>();
  const against = text.data?.files;
  useEffect(() => {
    if (against === undefined) return;
    workers
      ?.compare({ files, month, against })
      .then((found) => found !== undefined && setMoney(found))
      .catch(setFailure);
  }, [workers, files, month, against]);
  if (other === undefined) return <Empty title={t(WORKBENCH.noOther)} />;
  const error = text.error ?? failure;
  const labels = {
    before: t(WORKBENCH.before, { version: `${other.version}` }),
    after: t(WORKBENCH.now),
  };
  return (
    <div className={classes.pane}>
      <Group className={classes.head}>
        <Select
          aria-label={t(WORKBENCH.beside)}
          data={versions.map(({ version, state }) => ({
            value: `${version}`,
            label: t(WORKBENCH.versionOf, { version: `${version}`, state: t(STATES[state]) }),
          }))}
          value={`${other.version}`}
          allowDeselect={false}
          onChange={(value) => value !== null && onBeside(Number(value))}
        />
        <Words size="xs" className="quiet">
          {file}
          {against !== undefined && against[file] === files[file] && ` — ${t(WORKBENCH.sameFile)}`}
        </Words>
      </Group>
      {error !== null && error !== undefined ? (
        <Failed error={error} />
      ) : (
        <Panes orientation="vertical" className={classes.scroll}>
          <Splitter.Pane defaultSize={65} min={20}>
            {against === undefined ? (
              <Loading />
            ) : (
              <TextDiff before={against[file] ?? ''} after={files[file] ?? ''} labels={labels} />
            )}
          </Splitter.Pane>
          <Splitter.Pane defaultSize={35} min={10}>
            {money === undefined && <Loading />}
            {money?.kind === 'unsound' && <Empty title={t(CONTRACT.unsoundYet)} />}
            {money?.kind === 'rated' && <Money {...{ money, labels }} />}
          </Splitter.Pane>
        </Panes>
      )}
    </div>
  );
}

function Money({
  money,
  labels,
}: {
  readonly money: RatedPreview;
  readonly labels: { readonly before: string; readonly after: string };
}) {
  const { t, month, money: shown } = useSpeech();
  const { currency, clauses, total, before, difference } = money;
  const other = clauses.filter((one) => one.total !== one.before || one.changes > 0);
  const amount = (value: string, sign = '') => (
    <Table.Td className="amount">
      {sign}
      {shown(value, currency)}
    </Table.Td>
  );
  const changeTo = (value: string) =>
    amount(value, value.startsWith('-') || value === '0' ? '' : '+');
  return (
    <section className={classes.pane} aria-label={t(WORKBENCH.moneyOf, { month: money.month })}>
      <Words size="xs" fw={600} className={classes.head}>
        {t(WORKBENCH.moneyOf, { month: month(money.month) })}
      </Words>
      <div className={classes.scroll}>
        <Table fz="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(WORKBENCH.clause)}</Table.Th>
              <Table.Th ta="right">{labels.before}</Table.Th>
              <Table.Th ta="right">{labels.after}</Table.Th>
              <Table.Th ta="right">{t(WORKBENCH.difference)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {other.map((one) => (
              <Table.Tr key={one.clause}>
                <Table.Td>
                  <b>{one.clause}</b> {one.title}
                </Table.Td>
                {amount(one.before)}
                {amount(one.total)}
                {changeTo(differenceOf(one.total, one.before))}
              </Table.Tr>
            ))}
            <Table.Tr fw={700}>
              <Table.Td>
                {t(other.length === 0 ? WORKBENCH.noDifference : WORKBENCH.total)}
              </Table.Td>
              {amount(before)}
              {amount(total)}
              {changeTo(difference)}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
