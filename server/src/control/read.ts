// Control, reading: what a draft bills as it stands, to be validated by its hash. In: a draft. Out:
// its hash and sums; its lines are read a page at a time elsewhere.

import type { DraftId } from '../runs/drafts.ts';
import type { Actor, Service } from '../service/service.ts';
import { contentOf, DRAFT, findDraft, idOf } from './draft.ts';

/** What a draft bills, without its lines. */
export interface ContentHead {
  /** Of the lines and applied adjustments: what is validated and then issued. */
  readonly hash: string;
  readonly net: string;
  readonly lines: number;
}

/** What a draft bills now. @throws Problem S0101, S0611 when it does not add up. */
export async function readContentHead(
  service: Service,
  actor: Actor,
  input: DraftId,
): Promise<ContentHead> {
  service.may(actor, 'draft.read', { kind: DRAFT, id: idOf(input), contract: input.contract });
  const { db } = service.database;
  const { hash, net, lines } = await contentOf(db, await findDraft(db, input));
  return { hash, net, lines: lines.length };
}
