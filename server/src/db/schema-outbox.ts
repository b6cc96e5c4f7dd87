// Schema, third part: who is told of what happens.
import type { Generated } from 'kysely';
import type { Json } from './columns.ts';

/** Rows of `webhook`. */
export interface WebhookTable {
  webhook: string;
  url: string;
  secret: string;
  events: Json;
  state: 'active' | 'ended';
  maker: string;
  created_at: string;
}

/** Rows of `webhook_delivery`. */
export interface WebhookDeliveryTable {
  webhook: string;
  message: string;
  type: string;
  body: string;
  state: 'pending' | 'delivered' | 'dead';
  attempt: Generated<number>;
  next_at: string;
  status: number | null;
  problem: string | null;
  created_at: string;
  ended_at: string | null;
}

/** Rows of `news_seen`: the last event that a person has seen of what concerns them. */
export interface NewsSeenTable {
  person: string;
  event: number;
}
