import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { z } from "zod";
import { ExplainJson, PlanJson, PullJson } from "../../src/workspace/json.ts";
import { RunJson } from "../../src/workspace/run-json.ts";
import { copyOfExample, relance, temporaryFolder } from "../cli/kit.ts";
import { startSmtp } from "../support/smtp.ts";

/** The main job on the invented book of `examples/fec`, through the command line as people use it. */
const saturday = "2026-11-21";
const monday = "2026-11-23";

async function planOf(folder: string, today: string): Promise<z.infer<typeof PlanJson>> {
  const { out, exit } = await relance(["plan", folder, "--today", today, "--json"]);
  expect(exit).toBe(0);
  return PlanJson.parse(JSON.parse(out));
}

async function explain(folder: string, debtor: string, today: string): Promise<string> {
  const { out, exit, err } = await relance(["explain", folder, debtor, "--today", today, "--lang", "fr"]);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  return out;
}

describe("the plan", () => {
  it("is proved, complete, and the same to the byte when made twice", async () => {
    const folder = copyOfExample();
    const first = await relance(["plan", folder, "--today", saturday, "--json"]);
    const second = await relance(["plan", folder, "--today", saturday, "--json"]);
    expect(second.out).toBe(first.out);
    const plan = PlanJson.parse(JSON.parse(first.out));
    const [proof] = plan.book.proofs;
    expect(proof).toMatchObject({ company: "Comptoir des Deux Rives", difference: 0, differences: [] });
    expect(proof?.net).toBe(proof?.balance);
    expect(plan.debtors.reduce((sum, one) => sum + one.exposure - one.unapplied, 0)).toBe(proof?.net);
    expect(plan.book.setAside.map(({ code }) => code)).toEqual(expect.arrayContaining(["fec.amount_unreadable", "fec.date_unreadable"]));
    const chased = plan.debtors.filter(({ reason }) => reason.code === "step_due").length;
    const left = plan.summary.notChased.reduce((sum, one) => sum + one.debtors, 0);
    expect(chased + left).toBe(plan.debtors.length);
  });

  it("moves with the day as the ladders say, and with nothing else", async () => {
    const folder = copyOfExample();
    const steps = async (today: string) => {
      const { debtors } = await planOf(folder, today);
      const of = (reference: string) => debtors.find((one) => one.reference === reference);
      return [of("C0004"), of("C0015")].map(
        (one) => `${one?.reason.code} ${one?.intents.map(({ step, actOn }) => `${step} ${actOn}`).join()}`,
      );
    };
    // C0004 owes one invoice due on 04/11 and is occasional-late: courtesy at +5. Nothing is proposed the day before.
    expect((await steps("2026-11-08"))[0]).toBe("before_next_step ");
    expect((await steps("2026-11-09"))[0]).toBe("step_due courtesy 2026-11-09");
    // A Saturday proposes for Monday.
    expect((await steps(saturday))[0]).toBe("step_due courtesy 2026-11-23");
    // C0015's step comes on the 24th; the payment that is not matched gives a task on both days.
    expect((await steps(monday))[1]).toBe("before_next_step match-payment 2026-11-23");
    expect((await steps("2026-11-24"))[1]).toBe("step_due match-payment 2026-11-24,courtesy 2026-11-24");
    // Three weeks without a bank entry: nobody knows who has paid.
    expect((await steps("2026-12-14"))[0]).toBe("bank_data_stale ");
  });
});

describe("an accountant asks why", () => {
  it("of debtors of different segments, chased or not", async () => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    const plan = await planOf(folder, monday);
    const first = (code: string) => plan.debtors.find(({ reason }) => reason.code === code)?.reference ?? "";

    const late = await explain(folder, "C0004", monday);
    expect(late).toContain("École de musique Arpège (C0004) · 209,35 € en retard");
    expect(late).toContain("profil     occasional-late");
    expect(late).toContain("scénario   [courtesy J+5] → firm J+15 → call J+22 → last J+30 → formal-notice J+45");
    expect(late).toContain("suite      lundi 23 novembre 2026 : e-mail « courtesy » 209,35 € · FA26-0451 (209,35 €, 19 jours)");
    expect(late).toContain("parce que  FA26-0451 a 19 jours de retard, l’étape « Relance courtoise » vient à J+5");

    expect(await explain(folder, first("payment_may_cover"), monday)).toMatch(
      /parce que {2}Un crédit non lettré du .* couvre sans doute les .* dus : à lettrer d’abord\./,
    );
    expect(await explain(folder, first("insolvent"), monday)).toContain("parce que  Procédure collective : aucune relance n’est adressée.");
    expect(await explain(folder, first("row_unreadable"), monday)).toContain(
      "c’est peut-être un règlement. À corriger avant toute relance.",
    );
    const habitual = await explain(
      folder,
      plan.debtors.find(({ segment, intents }) => segment.name === "recurrent-late" && intents.some(({ step }) => step === "call"))
        ?.reference ?? "",
      monday,
    );
    expect(habitual).toContain("preset:recurrent-late.yaml");
    expect(habitual).toContain("history.lateShare12m = ");
    expect(habitual).toMatch(/score +\d+ = retards \d+/);
  });

  it("by a name with other accents and case, and hears of several debtors or none", async () => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    expect((await relance(["explain", folder, "ecole de musique arpege", "--today", monday])).out).toContain("C0004");
    expect(await relance(["explain", folder, "Nobody & Sons", "--today", monday])).toMatchObject({
      exit: 1,
      err: expect.stringContaining("No debtor is called “Nobody & Sons”") as string,
    });
    const { out } = await relance(["explain", folder, "C0004", "--today", monday, "--json"]);
    expect(ExplainJson.parse(JSON.parse(out)).dossiers).toHaveLength(1);
  });
});

describe("a person's word", () => {
  // C0004's other invoice is due on 16/12: the dispute of the first leaves nothing to ask for until the day after.
  it.each([
    [["hold", "C0004", "--until", "2026-12-15"], "hold", "2026-12-16"],
    [["promise", "C0004", "--on", "2026-11-27"], "promise_running", "2026-12-03"],
    [["dispute", "C0004", "--invoice", "FA26-0451"], "all_disputed", "2026-12-17"],
  ])("%j stops the reminder", async ([command = "", debtor = "", ...options], reason, reviewOn) => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    expect(await relance([command, folder, debtor, ...options, "--today", monday])).toMatchObject({ exit: 0 });
    const of = (await planOf(folder, monday)).debtors.find((one) => one.reference === debtor);
    expect([of?.reason.code, of?.intents, of?.reviewOn]).toEqual([reason, [], reviewOn]);
  });

  it("a refused proposal never comes back for that step", async () => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    await relance(["refuse", folder, "C0004", "--today", monday, "--note", "good customer"]);
    for (const today of [monday, "2026-11-24", "2026-11-26"]) {
      const of = (await planOf(folder, today)).debtors.find((one) => one.reference === "C0004");
      expect(of?.intents.map(({ step }) => step)).not.toContain("courtesy");
    }
  });
});

describe("a run", () => {
  it("sends each approved mail once, to the mail server, and nothing the second time", async () => {
    const folder = copyOfExample();
    const smtp = await startSmtp(temporaryFolder());
    onTestFinished(() => smtp.close());
    const env = { SMTP_URL: smtp.url };
    await relance(["pull", folder, "--today", monday]);
    await relance(["approve", folder, "--step", "courtesy", "--today", monday], env);
    const first = RunJson.parse(JSON.parse((await relance(["run", folder, "--today", monday, "--json"], env)).out));
    const sent = first.outcomes.filter(({ kind, state }) => kind === "email" && state === "sent").map(({ key }) => key);
    expect(sent.length).toBeGreaterThan(3);
    expect((await smtp.keys()).toSorted()).toEqual(sent.toSorted());
    const second = RunJson.parse(JSON.parse((await relance(["run", folder, "--today", monday, "--json"], env)).out));
    expect(second.outcomes).toEqual([]);
    expect(await smtp.keys()).toHaveLength(sent.length);
    const [mail] = await smtp.mailbox();
    expect(mail?.messageId).toBe(`<${sent.find((key) => mail?.messageId?.includes(key))}@deux-rives.example>`);
    const told = await relance(["explain", folder, "C0004", "--today", "2026-11-24", "--lang", "fr"], env);
    expect(told.out).toMatch(/23\/11\/2026 {2}e-mail {2}courtesy {2}approuvé\n {2}23\/11\/2026 {2}note {4}courtesy {2}approuvé\n/);
    expect(told.out).toContain("parce que  Dernier contact le 23/11/2026, il y a 1 jour.");
    expect(mail?.html).not.toMatch(/<img|https?:\/\/(?!www\.w3\.org)/);
  });

  it("without approval, nothing leaves", async () => {
    const folder = copyOfExample();
    const report = RunJson.parse(JSON.parse((await relance(["run", folder, "--today", monday, "--json"])).out));
    expect(report.proposals.added).toBeGreaterThan(20);
    expect(report.outcomes).toEqual([]);
    expect(readdirSync(folder)).not.toContain("outbox");
  });

  it("what was paid between the approval and the run does not leave, and the reason is told", async () => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    await relance(["approve", folder, "C0004", "--today", monday]);
    pay(folder, "C0004", "209,35");
    const report = RunJson.parse(JSON.parse((await relance(["run", folder, "--today", monday, "--json"])).out));
    const cancelled = report.outcomes.filter(({ state }) => state === "cancelled");
    expect(report.outcomes.filter(({ kind, state }) => kind === "email" && state === "sent")).toEqual([]);
    expect(cancelled.map(({ kind, why }) => `${kind} ${why?.code}`)).toContain("email reason.payment_may_cover");
  });

  it("stop holds everything, resume lets it go", async () => {
    const folder = copyOfExample();
    await relance(["pull", folder, "--today", monday]);
    await relance(["approve", folder, "C0004", "--today", monday]);
    await relance(["stop", folder, "--why", "bank down"]);
    const held = await relance(["run", folder, "--today", monday, "--json"]);
    expect(held.exit).toBe(1);
    expect(RunJson.parse(JSON.parse(held.out))).toMatchObject({ outcomes: [], refused: [{ code: "workspace.stopped" }] });
    await relance(["resume", folder]);
    const free = RunJson.parse(JSON.parse((await relance(["run", folder, "--today", monday, "--json"])).out));
    expect(free.outcomes.some(({ kind, state }) => kind === "email" && state === "sent")).toBe(true);
  });

  it("above a cap nothing leaves, and the numbers are told", async () => {
    const folder = copyOfExample();
    const settings = join(folder, "relance.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("messages: 60", "messages: 3"));
    await relance(["pull", folder, "--today", monday]);
    await relance(["approve", folder, "--all", "--today", monday]);
    const { exit, out } = await relance(["run", folder, "--today", monday, "--json"]);
    expect(exit).toBe(1);
    const report = RunJson.parse(JSON.parse(out));
    expect(report.outcomes).toEqual([]);
    expect(report.refused).toEqual([{ code: "outbox.cap_messages", params: { messages: 10, cap: 3 } }]);
  });
});

it("reading the same files again changes nothing", async () => {
  const folder = copyOfExample();
  const first = PullJson.parse(JSON.parse((await relance(["pull", folder, "--today", monday, "--json"])).out));
  const second = PullJson.parse(JSON.parse((await relance(["pull", folder, "--today", monday, "--json"])).out));
  expect(first.added).toBeGreaterThan(1000);
  expect(second).toMatchObject({ added: 0, changed: 0, gone: 0 });
  expect(second.book).toEqual(first.book);
});

/** Adds a bank receipt for a customer to the running year's file: not matched with anything, as banks deliver it. */
function pay(folder: string, customer: string, amount: string): void {
  const book = join(folder, "book");
  const name = readdirSync(book).find((one) => one.includes("FEC2026")) ?? "";
  const text = readFileSync(join(book, name), "latin1");
  const separator = text.includes("|") ? "|" : "\t";
  const header = (text.split(/\r?\n/)[0] ?? "").split(separator);
  const line = (account: string, debit: string, credit: string) => {
    const values: Record<string, string> = {
      JournalCode: "BQ",
      JournalLib: "Banque",
      EcritureNum: "BQ999999",
      EcritureDate: "20261120",
      CompteNum: account,
      CompteLib: account.startsWith("411") ? "Clients" : "Banque",
      CompAuxNum: account.startsWith("411") ? customer : "",
      CompAuxLib: "",
      PieceRef: "BQ999999",
      PieceDate: "20261120",
      EcritureLib: "Virement recu",
      Debit: debit,
      Credit: credit,
      ValidDate: "20261120",
    };
    return header.map((column) => values[column.trim()] ?? "").join(separator);
  };
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  writeFileSync(
    join(book, name),
    `${text.trimEnd()}${end}${line("411000", "0,00", amount)}${end}${line("512000", amount, "0,00")}${end}`,
    "latin1",
  );
}
