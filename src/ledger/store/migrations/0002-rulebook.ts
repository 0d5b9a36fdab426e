/** The rules as they were: a past decision is explained with the text that made it. */
export const rulebook = {
  number: 2,
  name: "rulebook",
  sql: `
create table rulebook (
  workspace text not null,
  version text not null,
  kept_on text not null,
  files jsonb not null,
  primary key (workspace, version)
);
alter table decision add column rulebook text;
`,
};
