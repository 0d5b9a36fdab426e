/**
 * The first schema. Days are text on purpose: a driver that turns them into instants moves them across midnight.
 * What results are ordered by is `collate "C"`: by code point on every server, as in the embedded store.
 */
export const foundation = {
  number: 1,
  name: "foundation",
  sql: `
create table fact (
  workspace text not null,
  host text not null,
  kind text not null,
  id text collate "C" not null,
  debtor text collate "C",
  currency text collate "C",
  body jsonb not null,
  hash text not null,
  seen integer not null,
  primary key (workspace, host, kind, id)
);
create index fact_by_debtor on fact (workspace, debtor, kind) where debtor is not null;
create index debtor_by_siren on fact (workspace, (body->>'siren')) where kind = 'debtor';
create index balance_by_day on fact (workspace, (body->>'company'), (body->>'lastBankEntryOn')) where kind = 'balance';

create table pull (
  workspace text not null,
  host text not null,
  cursor text not null,
  number integer not null,
  finished boolean not null,
  pulled_on text not null,
  finished_on text,
  puller text not null,
  changed_at timestamptz not null default now(),
  primary key (workspace, host)
);

create table set_aside (
  workspace text not null,
  host text not null,
  place text collate "C" not null,
  debtor text,
  code text not null,
  params jsonb not null,
  seen integer not null,
  primary key (workspace, host, place, code)
);
create index set_aside_by_debtor on set_aside (workspace, debtor) where debtor is not null;

create table decision (
  workspace text not null,
  debtor text collate "C" not null,
  currency text collate "C" not null,
  day text collate "C" not null,
  segment text not null,
  reason text not null,
  body jsonb not null,
  primary key (workspace, debtor, currency, day)
);

create table outbox (
  workspace text not null,
  key text collate "C" not null,
  kind text not null,
  debtor text collate "C" not null,
  currency text collate "C" not null,
  state text not null check (state in
    ('waiting', 'approved', 'claimed', 'handing_over', 'sent', 'uncertain', 'refused', 'cancelled', 'parked')),
  effect jsonb not null,
  why jsonb,
  approved_by text,
  attempts integer not null default 0,
  lease_until timestamptz,
  receipt jsonb,
  planned_on text not null,
  left_on text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (workspace, key)
);
create index outbox_by_state on outbox (workspace, state);
create index outbox_by_debtor on outbox (workspace, debtor);

create table journal (
  workspace text not null,
  number bigint generated always as identity,
  at timestamptz not null default now(),
  day text not null,
  debtor text collate "C" not null,
  currency text collate "C" not null,
  key text not null,
  event text not null,
  kind text not null,
  step text not null,
  content jsonb not null,
  primary key (workspace, number)
);
create index journal_by_debtor on journal (workspace, debtor);

create table brake (
  workspace text primary key,
  by text not null,
  why text not null,
  pulled_at timestamptz not null default now()
);

create table schedule (
  workspace text not null,
  job text not null,
  next_run_at timestamptz not null,
  lease_until timestamptz,
  last_error text,
  primary key (workspace, job)
);
`,
};
