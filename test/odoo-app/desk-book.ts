import { addDays, type Day, day } from "../../src/ledger/day.ts";
import { fixtures } from "../../src/templates/fixture.ts";
import { loadTemplates, type Templates } from "../../src/templates/templates.ts";
import { formatOf } from "../../src/text/format.ts";
import type { OdooUnderTest } from "../odoo/host.ts";
import { asBot } from "./kit.ts";

/** One debtor of the book, with what is open. */
interface Late {
  readonly company: number;
  readonly partner: number;
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  readonly currency_id: number;
  /** Cents. */
  readonly open: number;
  readonly overdue: number;
  readonly days: number;
  readonly invoices: readonly {
    readonly id: number;
    readonly number: string;
    readonly issued: Day;
    readonly due: Day;
    readonly amount: number;
  }[];
}

interface Step {
  readonly from: number;
  readonly segment: string;
  readonly title: string;
  readonly step: string;
  readonly at: number;
  readonly channel: "email" | "letter" | "task";
  readonly template: string;
  readonly rule: string;
}

/** What an ordinary rule file would have made of each age. */
const ladder: readonly Step[] = [
  {
    from: 90,
    segment: "in-difficulty",
    title: "En difficulté",
    step: "Mise en demeure",
    at: 60,
    channel: "letter",
    template: "reminder-last",
    rule: "rules/in-difficulty.yaml:14",
  },
  {
    from: 55,
    segment: "recurrent-late",
    title: "Retard habituel",
    step: "Dernière relance",
    at: 45,
    channel: "email",
    template: "reminder-last",
    rule: "rules/recurrent-late.yaml:9",
  },
  {
    from: 40,
    segment: "recurrent-late",
    title: "Retard habituel",
    step: "Appel",
    at: 30,
    channel: "task",
    template: "",
    rule: "rules/recurrent-late.yaml:7",
  },
  {
    from: 25,
    segment: "occasional-late",
    title: "Retard occasionnel",
    step: "Relance ferme",
    at: 20,
    channel: "email",
    template: "reminder-firm",
    rule: "rules/occasional-late.yaml:8",
  },
  {
    from: 1,
    segment: "punctual",
    title: "Ponctuel",
    step: "Relance courtoise",
    at: 8,
    channel: "email",
    template: "reminder-courteous",
    rule: "rules/punctual.yaml:6",
  },
];

export const today = day("2026-11-21");

/** Puts into Odoo, as the bot, what Relance would show on the book: how each debtor stands, and what is proposed. */
export async function showDesk(odoo: OdooUnderTest): Promise<void> {
  const bot = await asBot(odoo);
  const templates = await loadTemplates();
  for (const late of await lateDebtors(odoo)) {
    const step = ladder.find(({ from }) => late.days >= from);
    await bot.call("res.partner", "write", { ids: [late.partner], vals: standing(late, step) });
    if (step) await bot.call("x_relance_action", "create", { vals_list: [proposal(late, step, templates)] });
  }
}

function standing(late: Late, step: Step | undefined): Record<string, unknown> {
  const { money } = formatOf("fr");
  return {
    x_relance_segment: step?.segment ?? "punctual",
    x_relance_segment_title: step?.title ?? "Ponctuel",
    x_relance_score: Math.min(96, Math.round(Math.max(0, late.days) * 0.6 + late.overdue / 200_000)),
    x_relance_priority: priorityOf(late),
    x_relance_warnings: late.days >= 25 && late.days < 40 ? "Paie plus tard qu’avant : 11 jours de plus en six mois." : false,
    x_relance_currency_id: late.currency_id,
    x_relance_exposure: late.open / 100,
    x_relance_overdue: late.overdue / 100,
    x_relance_oldest_days_late: Math.max(0, late.days),
    x_relance_next_action: step?.step ?? "Rappel avant échéance",
    x_relance_next_on: step ? today : addDays(today, 5),
    x_relance_because: step
      ? because(late, step)
      : `Rien n’est échu : ${money(late.open, late.currency)} arrivent à échéance. Prochain regard cinq jours avant.`,
    x_relance_rule: step?.rule ?? "rules/punctual.yaml:5",
    x_relance_reviewed_on: today,
  };
}

/** Much and old first. */
function priorityOf({ days, overdue }: Late): number {
  return 5 - [days >= 25, days >= 55, overdue >= 200_000, overdue >= 1_000_000].filter(Boolean).length;
}

function because({ overdue, currency, days, invoices }: Late, { step, at }: Step): string {
  const { money } = formatOf("fr");
  const first = invoices[0]?.number ?? "";
  return `${money(overdue, currency)} échus, le plus ancien (${first}) depuis ${days} jours. L’étape « ${step} » vient à ${at} jours de retard ; rien n’a été reçu depuis la précédente.`;
}

function proposal(late: Late, step: Step, templates: Templates): Record<string, unknown> {
  const numbers = late.invoices.map(({ number }) => number);
  const mail = step.template === "" ? undefined : templates.fill(step.template, "fr", values(late));
  return {
    x_name: `${step.step} – ${late.name}`,
    x_key: `desk-${late.company}-${late.partner}-${late.currency}`,
    x_partner_id: late.partner,
    x_company_id: late.company,
    x_currency_id: late.currency_id,
    x_amount: late.overdue / 100,
    x_items: numbers.join(", "),
    x_move_ids: [[6, 0, late.invoices.map(({ id }) => id)]],
    x_step: step.step,
    x_stage: `${ladder.length - ladder.indexOf(step)}. ${step.step}`,
    x_channel: step.channel,
    ...(step.channel === "task" && { x_activity: "call" }),
    x_subject: mail?.subject ?? `Appeler ${late.name} au sujet de ${numbers.join(", ")}`,
    x_body: mail?.words ?? "Demander la date du virement et le nom de la personne qui le valide. Noter la promesse sur la fiche du client.",
    ...(mail && { x_preview: mail.html, x_html: mail.html }),
    x_due_on: addDays(today, late.partner % 3),
    x_state: "proposed",
    x_because: because(late, step),
    x_rule: step.rule,
    x_rule_version: "7f3a21c",
    x_segment: step.title,
    x_priority: priorityOf(late),
    x_needs_manager: step.channel === "letter",
  };
}

function values(late: Late) {
  const [full] = fixtures("fr");
  if (!full) throw new Error("the templates have no fixture");
  const items = late.invoices.map(({ number, issued, due, amount }) => ({
    number,
    what: "invoice" as const,
    issued,
    due,
    late: late.days,
    invoiced: amount,
    amount,
  }));
  return {
    ...full,
    currency: late.currency,
    company: {
      ...full.company,
      name: "Ateliers Montclar",
      email: "recouvrement@montclar.example",
      signature: ["Agathe Roumegoux", "Comptabilité clients"],
      address: ["12 quai des Forges", "69007 Lyon"],
    },
    debtor: { name: late.name, reference: late.reference, siren: null, address: [] },
    recipient: null,
    items,
    credits: [],
    claims: [],
    principal: late.overdue,
    total: late.overdue,
    oldest: late.days,
    today,
    reference: late.reference,
    registered: false,
  };
}

function lateDebtors(odoo: OdooUnderTest): Promise<readonly Late[]> {
  return odoo.sql<Late>(
    `select line.company_id as company, partner.id as partner, coalesce(partner.ref, '') as reference, partner.name, currency.name as currency,
            currency.id as currency_id, (sum(line.amount_residual_currency) * 100)::int as open,
            (coalesce(sum(line.amount_residual_currency) filter (where line.date_maturity < $1::date), 0) * 100)::int as overdue,
            ($1::date - min(line.date_maturity))::int as days,
            json_agg(json_build_object('id', move.id, 'number', move.name, 'issued', move.invoice_date, 'due', line.date_maturity,
                                       'amount', (line.amount_residual_currency * 100)::int) order by line.date_maturity) as invoices
       from account_move_line line
       join account_account account on account.id = line.account_id and account.account_type = 'asset_receivable'
       join account_move move on move.id = line.move_id and move.move_type = 'out_invoice'
       join res_partner partner on partner.id = line.partner_id
       join res_currency currency on currency.id = line.currency_id
      where line.parent_state = 'posted' and not line.reconciled
      group by line.company_id, partner.id, currency.id
      order by overdue desc`,
    [today],
  );
}
