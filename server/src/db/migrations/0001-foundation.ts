// Migration 1: parties, accounts, contracts and their versions, facts, series, runs, drafts,
// lines, findings, adjustments, approvals, invoices, notes, sessions and audit. In: an empty
// database.
//
// `contract` leads the keys of the big tables. No sequence gives a legal number, nothing needs
// LISTEN, advisory locks or deferrable keys: what distributed databases lack
// (docs/decisions/0014).
import { type Kysely, sql } from 'kysely';

const TABLES: readonly string[] = [
  `create table customer (
    customer text primary key,
    name text not null,
    language text not null default 'en' check (language in ('en', 'fr'))
  )`,
  `create table legal_entity (
    entity text primary key,
    name text not null,
    role text not null check (role in ('issuer', 'billed')),
    country text not null check (country ~ '^[A-Z]{2}$'),
    registration text,
    vat_id text
  )`,
  `create table billing_account (
    account text primary key,
    customer text not null references customer,
    parent text references billing_account,
    billed_entity text not null references legal_entity,
    issuer text not null references legal_entity,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    state text not null default 'active' check (state in ('active', 'on_hold', 'closed'))
  )`,
  `create table contract (
    contract text primary key,
    customer text not null references customer,
    title text not null,
    account text not null references billing_account
  )`,
  // How the lines of a contract are parted over accounts: shares of 1, or a column of a type.
  `create table account_split (
    contract text not null references contract,
    account text not null references billing_account,
    share numeric not null check (share > 0 and share <= 1),
    primary key (contract, account)
  )`,
  `create table contract_version (
    contract text not null references contract,
    version integer not null check (version > 0),
    state text not null check (state in
      ('draft', 'compiled', 'tested', 'approved', 'published', 'superseded', 'rejected')),
    files jsonb not null,
    source_hash text not null,
    plan_hash text,
    author text not null,
    approver text,
    note text not null default '',
    effective_from date,
    created_at timestamptz not null,
    published_at timestamptz,
    primary key (contract, version),
    check (approver is null or approver <> author)
  )`,
  `create unique index contract_version_published on contract_version (contract)
    where state = 'published'`,
  // Invoiced periods to rate again, for what became known after they were invoiced.
  `create table re_rate_job (
    contract text not null references contract,
    job integer not null check (job > 0),
    cause text not null check (cause in ('version', 'facts', 'index', 'error')),
    reference text not null,
    from_period text not null check (from_period ~ '^[0-9]{4}-[0-9]{2}$'),
    through_period text not null check (through_period >= from_period),
    state text not null check (state in
      ('open', 'running', 'noted', 'posted', 'unchanged', 'dropped')),
    maker text not null,
    created_at timestamptz not null,
    primary key (contract, job)
  )`,
  // What a data file of the contract brought: one batch a load, undone as a whole.
  `create table import_batch (
    contract text not null references contract,
    batch integer not null check (batch > 0),
    dataset text not null,
    file_name text not null,
    content_hash text not null,
    state text not null check (state in
      ('uploaded', 'mapped', 'validated', 'applied', 'undone', 'rejected')),
    source jsonb not null,
    mapping jsonb not null,
    known_on date,
    rows_read integer not null default 0,
    rows_new integer not null default 0,
    rows_same integer not null default 0,
    rows_rejected integer not null default 0,
    maker text not null,
    created_at timestamptz not null,
    applied_at timestamptz,
    undone_at timestamptz,
    primary key (contract, batch)
  )`,
  // Rows as they came, until they are applied: with what is wrong with each.
  `create table staged_row (
    contract text not null,
    batch integer not null,
    line integer not null,
    cells jsonb not null,
    problems jsonb,
    primary key (contract, batch, line),
    foreign key (contract, batch) references import_batch
  )`,
  // The facts of a contract in the words of its vocabulary. A row is never changed: what is learnt
  // later is another row; what is undone stays, with the day on which it was taken back.
  `create table dataset (
    contract text not null references contract,
    dataset text not null,
    columns jsonb not null,
    primary key (contract, dataset)
  )`,
  `create table fact_row (
    contract text not null,
    dataset text not null,
    row_id integer not null check (row_id > 0),
    batch integer not null,
    item_key text,
    valid_from date,
    valid_to date,
    known_on date not null,
    undone_on date,
    row_hash text not null,
    cells jsonb not null,
    primary key (contract, dataset, row_id),
    foreign key (contract, dataset) references dataset,
    foreign key (contract, batch) references import_batch
  )`,
  `create index fact_row_by_key on fact_row (contract, dataset, item_key)`,
  `create unique index fact_row_once on fact_row (contract, dataset, row_hash)
    where undone_on is null`,
  `create table purchase_order (
    contract text not null references contract,
    order_number text not null,
    action text not null check (action in ('add', 'change', 'move', 'cease')),
    dataset text not null,
    item_key text not null,
    attributes jsonb not null,
    requested_on date not null,
    accepted_on date,
    state text not null check (state in
      ('received', 'validated', 'rejected', 'accepted', 'cancelled')),
    maker text not null,
    checker text,
    price jsonb,
    reasons jsonb not null default '[]',
    batch integer,
    created_at timestamptz not null,
    primary key (contract, order_number),
    check (checker is null or checker <> maker)
  )`,
  // The calendar of a period: what is known by the cut-off counts for its draft once it is frozen.
  `create table billing_cycle (
    contract text not null references contract,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    inputs_on date not null,
    usage_on date not null,
    draft_on date not null,
    approval_on date not null,
    issue_on date not null,
    state text not null check (state in ('open', 'frozen', 'closed')),
    known_on date,
    maker text not null,
    primary key (contract, period),
    check ((known_on is null) = (state = 'open'))
  )`,
  // A run is a parent with one job for each contract and period.
  `create table run (
    run text primary key,
    mode text not null check (mode in ('draft', 'simulate', 're_rate', 'off_cycle')),
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    known_on date,
    state text not null check (state in
      ('queued', 'running', 'paused', 'completed', 'failed', 'discarded')),
    maker text not null,
    reason text not null default '',
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create table run_part (
    run text not null references run,
    contract text not null references contract,
    version integer not null,
    known_on date,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    attempt integer not null default 0,
    done bigint not null default 0,
    total bigint not null default 0,
    lines integer not null default 0,
    held integer not null default 0,
    zeros bigint not null default 0,
    amount numeric,
    currency text,
    plan_hash text,
    facts_hash text,
    lines_hash text,
    problem jsonb,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (contract, run),
    foreign key (contract, version) references contract_version
  )`,
  // The run that rates a period of a job again; its notes name the run.
  `create table re_rate_part (
    contract text not null,
    job integer not null,
    period text not null,
    run text not null unique references run,
    primary key (contract, job, period),
    foreign key (contract, job) references re_rate_job
  )`,
  `create table draft (
    contract text not null references contract,
    draft text not null,
    run text not null references run,
    account text not null references billing_account,
    period text not null,
    currency text not null,
    total numeric not null,
    content_hash text not null,
    state text not null check (state in ('simulated', 'generated', 'in_review', 'validated',
      'issued', 'on_hold', 'rejected', 'superseded')),
    reviewer text,
    checked_hash text,
    primary key (contract, draft),
    unique (contract, account, run)
  )`,
  // One live draft of an account and period of the cycle, whatever happens to its jobs.
  `create unique index draft_live on draft (contract, account, period)
    where state in ('generated', 'in_review', 'validated', 'on_hold')`,
  `create table rated_line (
    contract text not null,
    draft text not null,
    position integer not null,
    line text not null,
    clause text not null,
    kind text not null,
    label text not null,
    subject text not null,
    subject_type text,
    amount numeric not null,
    valid_from date not null,
    valid_to date not null,
    quantity text,
    quantity_unit text,
    unit_price text,
    unit_price_unit text,
    corrects_period text,
    billed_before numeric,
    whole numeric,
    primary key (contract, draft, position),
    unique (contract, draft, line),
    foreign key (contract, draft) references draft
  )`,
  `create table held_item (
    contract text not null,
    draft text not null,
    position integer not null,
    clause text not null,
    subject text not null,
    subject_type text,
    code text not null,
    details jsonb not null,
    primary key (contract, draft, position),
    foreign key (contract, draft) references draft
  )`,
  `create table control (
    control text primary key,
    area text not null,
    severity text not null check (severity in ('blocking', 'major', 'minor')),
    enabled boolean not null default true,
    rule jsonb not null,
    thresholds jsonb not null default '{}',
    words jsonb not null,
    changed_by text,
    changed_at timestamptz
  )`,
  `create table finding (
    contract text not null,
    finding text not null,
    control text not null references control,
    draft text not null,
    severity text not null,
    subject text not null,
    evidence jsonb not null,
    at_risk numeric not null default 0,
    state text not null check (state in
      ('open', 'assigned', 'explained', 'corrected', 'waived', 'closed')),
    owner text,
    explanation text not null default '',
    closed_by text,
    primary key (contract, finding),
    foreign key (contract, draft) references draft
  )`,
  `create table adjustment (
    contract text not null,
    adjustment text not null,
    draft text not null,
    reason text not null,
    label text not null,
    amount numeric not null,
    currency text not null,
    cause text not null,
    state text not null check (state in
      ('draft', 'submitted', 'approved', 'rejected', 'applied', 'closed')),
    maker text not null,
    approver text,
    created_at timestamptz not null,
    primary key (contract, adjustment),
    foreign key (contract, draft) references draft,
    check (approver is null or approver <> maker)
  )`,
  `create table approval (
    approval text primary key,
    object_kind text not null,
    object_id text not null,
    object_hash text not null,
    step integer not null,
    required_role text not null,
    maker text not null,
    approver text,
    on_behalf_of text,
    state text not null check (state in ('pending', 'approved', 'refused', 'void')),
    comment text not null default '',
    created_at timestamptz not null,
    decided_at timestamptz,
    check (approver is null or approver <> maker)
  )`,
  `create index approval_of on approval (object_kind, object_id)`,
  // The next number of an issuer's series, taken in the issuing transaction: gapless.
  `create table number_series (
    issuer text not null references legal_entity,
    series text not null,
    next integer not null check (next > 0),
    last_date date,
    primary key (issuer, series)
  )`,
  `create table invoice (
    issuer text not null references legal_entity,
    series text not null,
    number integer not null,
    kind text not null check (kind in ('invoice', 'credit_note', 'debit_note')),
    contract text not null references contract,
    account text not null references billing_account,
    draft text,
    corrects_series text,
    corrects_number integer,
    period text not null,
    issued_on date not null,
    currency text not null,
    net numeric not null,
    document jsonb not null,
    document_hash text not null,
    issued_by text not null,
    note text,
    primary key (issuer, series, number),
    unique (contract, draft),
    unique (contract, note)
  )`,
  `create index invoice_by_period on invoice (contract, period)`,
  // A credit or debit that is asked for, until it is issued as a document of its own.
  `create table note (
    contract text not null references contract,
    note text not null,
    kind text not null check (kind in ('credit_note', 'debit_note')),
    issuer text not null,
    series text not null,
    number integer not null,
    cause text not null,
    reason text not null,
    lines jsonb not null,
    net numeric not null,
    content_hash text not null,
    run text references run,
    state text not null check (state in ('submitted', 'approved', 'rejected', 'issued')),
    maker text not null,
    created_at timestamptz not null,
    primary key (contract, note),
    foreign key (issuer, series, number) references invoice
  )`,
  // People and how they sign in; the columns of person, session, credential and verification are
  // those that the library of accounts wants (docs/decisions/0015).
  `create table person (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null,
    image text,
    customer text,
    demo boolean not null default false,
    active boolean not null default true,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table person_role (
    person text not null references person,
    role text not null,
    granted_by text not null,
    exception_until date,
    exception_by text,
    primary key (person, role),
    check ((exception_until is null) = (exception_by is null))
  )`,
  `create table session (
    id text primary key,
    token text not null unique,
    person text not null references person,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index session_by_person on session (person)`,
  `create table credential (
    id text primary key,
    person text not null references person,
    provider text not null,
    subject text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider, subject)
  )`,
  `create index credential_by_person on credential (person)`,
  `create table verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index verification_by_identifier on verification (identifier)`,
  `create table api_token (
    token_hash text primary key,
    person text not null references person,
    label text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    unique (person, label)
  )`,
  // Append only, each event holding the hash of the one before it.
  `create table audit_event (
    event integer primary key,
    at timestamptz not null,
    actor text not null,
    role text,
    action text not null,
    object_kind text not null,
    object_id text not null,
    before jsonb,
    after jsonb,
    reason text not null default '',
    previous_hash text not null,
    hash text not null
  )`,
  // One row, where writers of events wait for each other; it also tells a chain that was cut short.
  `create table audit_head (
    chain integer primary key default 1 check (chain = 1),
    event integer not null,
    hash text not null
  )`,
  `insert into audit_head (event, hash) values (0, repeat('0', 64))`,
  `create index audit_by_object on audit_event (object_kind, object_id)`,
  `create table idempotency_key (
    actor text not null,
    key text not null,
    request_hash text not null,
    status integer,
    body jsonb,
    created_at timestamptz not null,
    primary key (actor, key)
  )`,
];

/** Makes all tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}
