import { describe, expect, it } from "vitest";
import { minor } from "../../../src/ledger/money.ts";
import { odooForTests } from "../../odoo/host.ts";
import { withFolder } from "./folder.ts";
import { readAll } from "./read-all.ts";

const odoo = await odooForTests();

// The wizard is for accountants: « Show Full Accounting Features ».
const [accountants] = await odoo.sql<{ id: number }>(
  "select res_id as id from ir_model_data where module = 'account' and name = 'group_account_user'",
);
const [admin] = await odoo.sql<{ id: number }>("select id from res_users where login = 'admin'");
await odoo.call("res.users", "write", { ids: [admin?.id], vals: { group_ids: [[4, accountants?.id]] } });

/** The file that Odoo's own wizard gives for a year of a company. As a test file: an official one would lock the year. */
async function exported(company: number, year: number): Promise<readonly [name: string, text: string]> {
  const context = { allowed_company_ids: [company] };
  const values = { date_from: `${year}-01-01`, date_to: `${year}-12-31`, test_file: true, export_type: "official" };
  const ids = await odoo.call("l10n_fr.fec.export.wizard", "create", { vals_list: [values], context });
  const file = await odoo.call<Record<string, string>>("l10n_fr.fec.export.wizard", "generate_fec", { ids, context });
  return [file.file_name ?? "", file.file_content ?? ""];
}

describe.each([1, 2])("the FEC of company %i, exported by Odoo's own wizard", (company) => {
  it("gives every open invoice Odoo's residual, and the whole receivable balance", async () => {
    const files = Object.fromEntries(await Promise.all([2024, 2025, 2026].map((year) => exported(company, year))));
    const { items, credits } = await withFolder(files, (folder) => readAll(folder));
    const rows = await odoo.sql<{ number: string; cents: number }>(`
      select move.name as number, round(sum(line.amount_residual) * 100)::int as cents from account_move_line line
        join account_move move on move.id = line.move_id
        join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable' and not account.non_trade
       where line.parent_state = 'posted' and line.company_id = ${company} and move.name not like 'EXCH%'
       group by move.name having sum(line.amount_residual) > 0`);
    const read = new Map<string, number>();
    for (const { number, open } of items) read.set(number, minor((read.get(number) ?? 0) + open));
    expect(read).toEqual(new Map(rows.map(({ number, cents }) => [number, cents])));
    const [total] = await odoo.sql<{ cents: number }>(`
      select round(sum(line.balance) * 100)::int as cents from account_move_line line
        join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable' and not account.non_trade
       where line.parent_state = 'posted' and line.company_id = ${company}`);
    const sum = (of: readonly { readonly open: number }[]) => of.reduce((all, { open }) => all + open, 0);
    expect(sum(items) - sum(credits)).toBe(total?.cents);
  });
});
