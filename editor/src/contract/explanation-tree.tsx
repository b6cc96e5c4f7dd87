// Contract, explanation: a line opened: words, price row, dates, rounding, as a tree that folds.
// In: the tree in words. Out: rows; where a word of the contract is told, it can be gone to.

import type { ShownNode } from '@avenant/engine';
import { ActionIcon, Anchor, Text as Words } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT } from './contract.texts.ts';
import classes from './explanation.module.css';

type Origin = NonNullable<ShownNode['origin']>;

/** Steps below this depth start folded. */
const OPEN_DEPTH = 4;

/** An explanation. */
export function ExplanationTree({
  tree,
  isWhole = false,
  onOrigin,
}: {
  readonly tree: ShownNode;
  /** Nothing is folded: for paper. */
  readonly isWhole?: boolean;
  /** Hears which origin was asked for; absent: none can be gone to. */
  readonly onOrigin?: (origin: Origin) => void;
}) {
  return (
    <ul className={classes.tree}>
      <Node node={tree} depth={0} openDepth={isWhole ? Infinity : OPEN_DEPTH} onOrigin={onOrigin} />
    </ul>
  );
}

function Node({
  node,
  depth,
  openDepth,
  onOrigin,
}: {
  readonly node: ShownNode;
  readonly depth: number;
  readonly openDepth: number;
  readonly onOrigin: ((origin: Origin) => void) | undefined;
}) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(depth < openDepth);
  const { label, value, from, origin, of, more } = node;
  const isStep = of.length > 0;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  const canGo = origin !== undefined && 'place' in origin && onOrigin !== undefined;
  return (
    <li>
      <div className={`together ${classes.node}`}>
        {isStep ? (
          <ActionIcon
            size="xs"
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? CONTRACT.closed : CONTRACT.opened)}: ${label}`}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon size={12} />
          </ActionIcon>
        ) : (
          <span className={classes.dot} aria-hidden />
        )}
        <span className={classes.label}>{label}</span>
        <b className={classes.value}>{value}</b>
        {from !== '' &&
          (canGo ? (
            <Anchor
              component="button"
              type="button"
              fz="xs"
              className={classes.from}
              onClick={() => onOrigin(origin)}
            >
              {from}
            </Anchor>
          ) : (
            <span className={`quiet ${classes.from}`}>{from}</span>
          ))}
      </div>
      {isStep && isOpen && (
        <ul className={classes.tree}>
          {of.map((child, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: children have no other name
            <Node key={at} node={child} depth={depth + 1} {...{ openDepth, onOrigin }} />
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
