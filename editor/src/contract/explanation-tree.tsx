// Contract, explanation: a line opened: words, price row, dates, rounding, as a tree that folds.
// In: the tree in words. Out: rows; where a word of the contract is told, it can be gone to.

import type { ShownNode } from '@avenant/engine';
import { ActionIcon, Text as Words } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT } from './contract.texts.ts';
import classes from './explanation.module.css';

type Origin = NonNullable<ShownNode['origin']>;

/** An origin that is words of the contract: a clause, or a row of a table. */
export type OriginInText = Extract<Origin, { readonly place: unknown }>;

/** Steps below this depth start folded. */
const OPEN_DEPTH = 4;

/** An explanation. */
export function ExplanationTree({
  tree,
  isWhole = false,
  way,
}: {
  readonly tree: ShownNode;
  /** Nothing is folded: for paper. */
  readonly isWhole?: boolean;
  /** The words of an origin as a way to it; absent: none can be gone to. */
  readonly way?: (origin: OriginInText, words: string) => ReactNode;
}) {
  return (
    <ul className={classes.tree}>
      <Node node={tree} depth={0} openDepth={isWhole ? Infinity : OPEN_DEPTH} way={way} />
    </ul>
  );
}

function Node({
  node,
  depth,
  openDepth,
  way,
}: {
  readonly node: ShownNode;
  readonly depth: number;
  readonly openDepth: number;
  readonly way: ((origin: OriginInText, words: string) => ReactNode) | undefined;
}) {
  const { t, pair } = useSpeech();
  const [isOpen, setOpen] = useState(depth < openDepth);
  const { label, value, from, origin, of, more } = node;
  const isStep = of.length > 0;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  const gone = origin !== undefined && 'place' in origin ? way?.(origin, from) : undefined;
  return (
    <li>
      <div className={`together ${classes.node}`}>
        {isStep ? (
          <ActionIcon
            size="xs"
            aria-expanded={isOpen}
            aria-label={pair(t(isOpen ? CONTRACT.closed : CONTRACT.opened), label)}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon size={12} />
          </ActionIcon>
        ) : (
          <span className={classes.dot} aria-hidden />
        )}
        <span className={classes.words}>
          <span>{label}</span>
          <b>{value}</b>
          {from !== '' && <span className="quiet">{gone ?? from}</span>}
        </span>
      </div>
      {isStep && isOpen && (
        <ul className={classes.tree}>
          {of.map((child, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: children have no other name
            <Node key={at} node={child} depth={depth + 1} {...{ openDepth, way }} />
          ))}
          {more > 0 && (
            <li>
              <Words size="xs" className="quiet" ps={24}>
                {t(CONTRACT.more, { count: more })}
              </Words>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
