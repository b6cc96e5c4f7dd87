// Schema, second part: control and issue, from controls to documents.
import type { Generated } from 'kysely';
import type { Json } from './columns.ts';

/** Rows of `control`. */
export interface ControlTable {
  control: string;
  area: string;
  severity: 'blocking' | 'major' | 'minor';
  enabled: Generated<boolean>;
  rule: Json;
  thresholds: Json;
  words: Json;
  changed_by: string | null;
  changed_at: string | null;
}

/** Rows of `control_change`. */
export interface ControlChangeTable {
  control: string;
  change: number;
  state: 'submitted' | 'approved' | 'rejected';
  before: Json;
  after: Json;
  reason: string;
  maker: string;
  created_at: string;
  approver: string | null;
  comment: Generated<string>;
  decided_at: string | null;
}

/** Rows of `comment`. */
export interface CommentTable {
  contract: string;
  draft: string;
  comment: number;
  line: string | null;
  answers: number | null;
  author: string;
  at: string;
  text: string;
}

/** Rows of `finding`. */
export interface FindingTable {
  contract: string;
  finding: string;
  control: string;
  draft: string;
  severity: string;
  subject: string;
  evidence: Json;
  at_risk: Generated<string>;
  state: 'open' | 'assigned' | 'explained' | 'corrected' | 'waived' | 'closed';
  owner: string | null;
  explanation: Generated<string>;
  closed_by: string | null;
}

/** Rows of `adjustment`. */
export interface AdjustmentTable {
  contract: string;
  adjustment: string;
  draft: string;
  reason: string;
  label: string;
  amount: string;
  currency: string;
  cause: string;
  state: 'draft' | 'submitted' | 'approved' | 'rejected' | 'applied' | 'closed';
  maker: string;
  approver: string | null;
  created_at: string;
}

/** Rows of `approval`. */
export interface ApprovalTable {
  approval: string;
  object_kind: string;
  object_id: string;
  object_hash: string;
  step: number;
  required_role: string;
  maker: string;
  approver: string | null;
  on_behalf_of: string | null;
  state: 'pending' | 'approved' | 'refused' | 'void';
  comment: Generated<string>;
  created_at: string;
  decided_at: string | null;
}

/** Rows of `number_series`. */
export interface NumberSeriesTable {
  issuer: string;
  series: string;
  next: number;
  last_date: string | null;
}

/** Rows of `invoice`. */
export interface InvoiceTable {
  issuer: string;
  series: string;
  number: number;
  kind: 'invoice' | 'credit_note' | 'debit_note';
  contract: string;
  account: string;
  draft: string | null;
  corrects_series: string | null;
  corrects_number: number | null;
  period: string;
  issued_on: string;
  currency: string;
  net: string;
  document: Json;
  document_hash: string;
  issued_by: string;
  note: string | null;
}

/** Rows of `note`. */
export interface NoteTable {
  contract: string;
  note: string;
  kind: 'credit_note' | 'debit_note';
  issuer: string;
  series: string;
  number: number;
  cause: string;
  reason: string;
  lines: Json;
  net: string;
  content_hash: string;
  run: string | null;
  state: 'submitted' | 'approved' | 'rejected' | 'issued';
  maker: string;
  created_at: string;
}
