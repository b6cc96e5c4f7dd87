// Schema: the tables as Kysely sees them, held against the catalogue by tests/server/db. Dates are
// ISO texts, instants ISO texts with a zone, amounts decimal texts: no driver turns them into
// anything else.
import type { Generated } from 'kysely';
import type { Count, Json } from './columns.ts';
import type {
  AdjustmentTable,
  ApprovalTable,
  CommentTable,
  ControlChangeTable,
  ControlTable,
  FindingTable,
  InvoiceTable,
  NoteTable,
  NumberSeriesTable,
} from './schema-control.ts';
import type { NewsSeenTable, WebhookDeliveryTable, WebhookTable } from './schema-outbox.ts';

export type * from './schema-control.ts';
export type * from './schema-outbox.ts';

/** All tables. */
export interface Schema {
  customer: CustomerTable;
  legal_entity: LegalEntityTable;
  billing_account: BillingAccountTable;
  contract: ContractTable;
  account_split: AccountSplitTable;
  contract_version: ContractVersionTable;
  study: StudyTable;
  re_rate_job: ReRateJobTable;
  re_rate_part: ReRatePartTable;
  import_batch: ImportBatchTable;
  staged_row: StagedRowTable;
  dataset: DatasetTable;
  fact_row: FactRowTable;
  network_extract: NetworkExtractTable;
  purchase_order: PurchaseOrderTable;
  billing_cycle: BillingCycleTable;
  run: RunTable;
  run_part: RunPartTable;
  draft: DraftTable;
  rated_line: RatedLineTable;
  held_item: HeldItemTable;
  control: ControlTable;
  control_change: ControlChangeTable;
  comment: CommentTable;
  finding: FindingTable;
  adjustment: AdjustmentTable;
  approval: ApprovalTable;
  number_series: NumberSeriesTable;
  invoice: InvoiceTable;
  note: NoteTable;
  person: PersonTable;
  person_role: PersonRoleTable;
  delegation: DelegationTable;
  session: SessionTable;
  credential: CredentialTable;
  verification: VerificationTable;
  api_token: ApiTokenTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  idempotency_key: IdempotencyKeyTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  news_seen: NewsSeenTable;
}

/** Rows of `customer`. */
export interface CustomerTable {
  customer: string;
  name: string;
  language: Generated<'en' | 'fr'>;
}

/** Rows of `legal_entity`. */
export interface LegalEntityTable {
  entity: string;
  name: string;
  role: 'issuer' | 'billed';
  country: string;
  registration: string | null;
  vat_id: string | null;
}

/** Rows of `billing_account`. */
export interface BillingAccountTable {
  account: string;
  customer: string;
  parent: string | null;
  billed_entity: string;
  issuer: string;
  currency: string;
  state: Generated<'active' | 'on_hold' | 'closed'>;
}

/** Rows of `contract`. */
export interface ContractTable {
  contract: string;
  customer: string;
  title: string;
  account: string;
}

/** Rows of `account_split`. */
export interface AccountSplitTable {
  contract: string;
  account: string;
  share: string;
}

/** Rows of `contract_version`. */
export interface ContractVersionTable {
  contract: string;
  version: number;
  state: 'draft' | 'compiled' | 'tested' | 'approved' | 'published' | 'superseded' | 'rejected';
  files: Json;
  source_hash: string;
  plan_hash: string | null;
  author: string;
  approver: string | null;
  note: Generated<string>;
  effective_from: string | null;
  created_at: string;
  published_at: string | null;
}

/** Rows of `study`. */
export interface StudyTable {
  study: string;
  title: string;
  about: string;
  state: 'draft' | 'asked' | 'answered';
  from_period: string | null;
  scenarios: Json;
  content_hash: string;
  author: string;
  answer: 'go' | 'conditions' | 'no go' | null;
  answered_by: string | null;
  answer_note: Generated<string>;
  contract: string | null;
  changed_at: string;
}

/** Rows of `re_rate_job`. */
export interface ReRateJobTable {
  contract: string;
  job: number;
  cause: 'version' | 'facts' | 'index' | 'error';
  reference: string;
  from_period: string;
  through_period: string;
  state: 'open' | 'running' | 'noted' | 'posted' | 'unchanged' | 'dropped';
  maker: string;
  created_at: string;
}

/** Rows of `re_rate_part`. */
export interface ReRatePartTable {
  contract: string;
  job: number;
  period: string;
  run: string;
}

/** Rows of `import_batch`. */
export interface ImportBatchTable {
  contract: string;
  batch: number;
  dataset: string;
  file_name: string;
  content_hash: string;
  state: 'uploaded' | 'mapped' | 'validated' | 'applied' | 'undone' | 'rejected';
  source: Json;
  mapping: Json;
  known_on: string | null;
  rows_read: Generated<number>;
  rows_new: Generated<number>;
  rows_same: Generated<number>;
  rows_rejected: Generated<number>;
  maker: string;
  created_at: string;
  applied_at: string | null;
  undone_at: string | null;
}

/** Rows of `staged_row`. */
export interface StagedRowTable {
  contract: string;
  batch: number;
  line: number;
  cells: Json;
  problems: Json | null;
}

/** Rows of `dataset`. */
export interface DatasetTable {
  contract: string;
  dataset: string;
  columns: Json;
}

/** Rows of `fact_row`. */
export interface FactRowTable {
  contract: string;
  dataset: string;
  row_id: number;
  batch: number;
  item_key: string | null;
  valid_from: string | null;
  valid_to: string | null;
  known_on: string;
  undone_on: string | null;
  row_hash: string;
  cells: Json;
}

/** Rows of `network_extract`. */
export interface NetworkExtractTable {
  contract: string;
  dataset: string;
  day: string;
  file_name: string;
  content_hash: string;
  found: Json;
  maker: string;
  created_at: string;
}

/** Rows of `purchase_order`. */
export interface PurchaseOrderTable {
  contract: string;
  order_number: string;
  action: 'add' | 'change' | 'move' | 'cease';
  dataset: string;
  item_key: string;
  attributes: Json;
  requested_on: string;
  accepted_on: string | null;
  state: 'received' | 'validated' | 'rejected' | 'accepted' | 'cancelled';
  maker: string;
  checker: string | null;
  price: Json | null;
  reasons: Json;
  batch: number | null;
  created_at: string;
}

/** Rows of `billing_cycle`. */
export interface BillingCycleTable {
  contract: string;
  period: string;
  inputs_on: string;
  usage_on: string;
  draft_on: string;
  approval_on: string;
  issue_on: string;
  state: 'open' | 'frozen' | 'closed';
  known_on: string | null;
  maker: string;
}

/** Rows of `run`. */
export interface RunTable {
  run: string;
  mode: 'draft' | 'simulate' | 're_rate' | 'off_cycle';
  period: string;
  known_on: string | null;
  state: 'queued' | 'running' | 'paused' | 'completed' | 'failed' | 'discarded';
  maker: string;
  reason: Generated<string>;
  created_at: string;
  ended_at: string | null;
}

/** Rows of `run_part`. */
export interface RunPartTable {
  run: string;
  contract: string;
  version: number;
  /** The ISO day on which the facts are asked, where it is not the run's nor the drawing day. */
  known_on: string | null;
  state: 'queued' | 'running' | 'done' | 'failed';
  attempt: Generated<number>;
  done: Count;
  total: Count;
  lines: Generated<number>;
  held: Generated<number>;
  zeros: Count;
  amount: string | null;
  currency: string | null;
  plan_hash: string | null;
  facts_hash: string | null;
  lines_hash: string | null;
  problem: Json | null;
  started_at: string | null;
  ended_at: string | null;
}

/** Rows of `draft`. */
export interface DraftTable {
  contract: string;
  draft: string;
  run: string;
  account: string;
  period: string;
  currency: string;
  total: string;
  content_hash: string;
  state:
    | 'simulated'
    | 'generated'
    | 'in_review'
    | 'validated'
    | 'issued'
    | 'on_hold'
    | 'rejected'
    | 'superseded';
  reviewer: string | null;
  /** The content on which the controls ran last. */
  checked_hash: string | null;
}

/** Rows of `rated_line`. */
export interface RatedLineTable {
  contract: string;
  draft: string;
  position: number;
  line: string;
  clause: string;
  kind: string;
  label: string;
  subject: string;
  subject_type: string | null;
  amount: string;
  valid_from: string;
  valid_to: string;
  quantity: string | null;
  quantity_unit: string | null;
  unit_price: string | null;
  unit_price_unit: string | null;
  corrects_period: string | null;
  billed_before: string | null;
  /** The amount of the whole line as rated, where the draft bills another. */
  whole: string | null;
}

/** Rows of `held_item`. */
export interface HeldItemTable {
  contract: string;
  draft: string;
  position: number;
  clause: string;
  subject: string;
  subject_type: string | null;
  code: string;
  details: Json;
}

/** Rows of `person`: whoever can sign in. */
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  customer: string | null;
  demo: Generated<boolean>;
  active: Generated<boolean>;
  created_at: string;
  updated_at: string;
}

/** Rows of `person_role`. */
export interface PersonRoleTable {
  person: string;
  role: string;
  granted_by: string;
  exception_until: string | null;
  exception_by: string | null;
}

/** Rows of `delegation`. */
export interface DelegationTable {
  giver: string;
  taker: string;
  role: string;
  from_day: string;
  until_day: string;
  granted_by: string;
  ended_at: string | null;
}

/** Rows of `session`. */
export interface SessionTable {
  id: string;
  token: string;
  person: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

/** Rows of `credential`: a password of ours, or who somebody is elsewhere. */
export interface CredentialTable {
  id: string;
  person: string;
  provider: string;
  subject: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

/** Rows of `verification`: sign-ins under way elsewhere. */
export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

/** Rows of `api_token`. */
export interface ApiTokenTable {
  token_hash: string;
  person: string;
  label: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

/** Rows of `audit_event`. */
export interface AuditEventTable {
  event: number;
  at: string;
  actor: string;
  role: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  before: Json | null;
  after: Json | null;
  reason: Generated<string>;
  previous_hash: string;
  hash: string;
}

/** The one row of `audit_head`. */
export interface AuditHeadTable {
  chain: Generated<number>;
  event: number;
  hash: string;
}

/** Rows of `idempotency_key`. */
export interface IdempotencyKeyTable {
  actor: string;
  key: string;
  request_hash: string;
  status: number | null;
  body: Json | null;
  created_at: string;
}
