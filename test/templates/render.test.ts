import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "../../src/ledger/facts.ts";
import type { EmailEffect, LetterEffect, NoteEffect, TaskEffect } from "../../src/ledger/effect.ts";
import type { Intent } from "../../src/rules/decision.ts";
import { recipientsOf } from "../../src/templates/recipients.ts";
import { render } from "../../src/templates/render.ts";
import { loadTemplates, type Templates } from "../../src/templates/templates.ts";
import { bankLine } from "../support/facts.ts";
import { contact, contextOf, credit, gather, intend, item, today } from "./book.ts";

let templates: Templates;
beforeAll(async () => {
  templates = await loadTemplates();
});

describe("an e-mail step", () => {
  it("is a mail to the debtor and a note for the history", () => {
    const dossier = gather({});
    const [mail, note, ...more] = render(intend(dossier), dossier, contextOf(templates)) as [EmailEffect, NoteEffect];
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      kind: "email",
      language: "fr",
      debtor: "d42",
      debtorName: "Garage Imaginaire",
      debtorReference: "C0042",
      to: [{ contact: "factures", email: "factures@garage.example", name: "Dominique Test" }],
      from: "Comptabilité clients <recouvrement@ateliers.example>",
      replyTo: "compta@ateliers.example",
      subject: "2 factures toujours impayées (réf. C0042)",
      items: ["i-FA-1042", "i-FA-1050"],
      amount: 820000,
      segment: "recurrent-late",
      because: "Facture FA-1042 en retard de 31 jours.",
      ruleVersion: "7f3a21c",
      approval: "never",
    });
    expect(mail.key).toMatch(/^[0-9a-f]{32}$/);
    expect(mail.messageId).toBe(`<${mail.key}@ateliers.example>`);
    expect(mail.text).toContain("Bonjour Dominique Test,");
    expect(note.kind).toBe("note");
    expect(note.key).not.toBe(mail.key);
    expect(note.body).toBe(
      [
        "**Relance par e-mail** (étape firm) à factures@garage.example\u00a0: 2 factures toujours impayées (réf. C0042)",
        "8\u202f200,00\u00a0€\u00a0: FA-1042 (4\u202f100,00\u00a0€), FA-1050 (4\u202f100,00\u00a0€)",
        "Pourquoi\u00a0: Facture FA-1042 en retard de 31 jours. (règle recurrent-late, version 7f3a21c)",
      ].join("\n\n"),
    );
  });

  it.each([
    ["fr", undefined, "fr"],
    ["en", "FR", "en"],
    [undefined, undefined, "fr"],
    [undefined, "BE", "fr"],
    [undefined, "DE", "en"],
  ] as const)("language %s, country %s: written in %s, told to the team in French", (language, country, expected) => {
    const dossier = gather({ debtor: { ...(language && { language }), ...(country && { country }) } });
    const [mail, note] = render(intend(dossier), dossier, contextOf(templates)) as [EmailEffect, NoteEffect];
    expect(mail.language).toBe(expected);
    expect(mail.text).toContain(expected === "fr" ? "Cordialement," : "Regards,");
    expect(note.body).toContain("Pourquoi");
  });

  it("greets nobody by name when several receive it", () => {
    const dossier = gather({ contacts: [contact("a", { name: "Dominique Test" }), contact("b", { name: "Claude Essai" })] });
    const [mail] = render(intend(dossier), dossier, contextOf(templates)) as [EmailEffect];
    expect(mail.to.map((one) => one.contact)).toEqual(["a", "b"]);
    expect(mail.text).toContain("Bonjour,");
  });

  it("refuses to make a mail to nobody: the rules ask for an address first", () => {
    const dossier = gather({ contacts: [contact("a", { unusable: "bounced" }), contact("b", { email: "not an address" })] });
    expect(() => render(intend(dossier), dossier, contextOf(templates))).toThrow(RangeError);
  });

  it("shows what was received, which the rules have already taken off", () => {
    const dossier = gather({ items: [item("FA-1042", 410000, 31)], credits: [credit("p1", 100000, today)] });
    const intent = intend(dossier, { items: [{ id: "i-FA-1042", amount: 310000, daysLate: 31 }], amount: 310000 });
    const [mail] = render(intent, dossier, contextOf(templates)) as [EmailEffect];
    expect(mail.text).toContain("Total à régler\u00a0: 3\u202f100,00\u00a0€");
    expect(mail.text).toContain("Reçu, déjà déduit des montants ci-dessus\n\nRèglement  23/11/2026  1\u202f000,00\u00a0€");
    expect(mail.amount).toBe(310000);
  });

  it("asks only for the undisputed part, and says of how much", () => {
    const dossier = gather({ items: [item("FA-1042", 410000, 31, { disputed: 100000 })] });
    const intent = intend(dossier, { items: [{ id: "i-FA-1042", amount: 310000, daysLate: 31 }], amount: 310000 });
    const [mail] = render(intent, dossier, contextOf(templates)) as [EmailEffect];
    expect(mail.html).toContain("3\u202f100,00\u00a0€");
    expect(mail.html).toContain("sur 4\u202f100,00\u00a0€");
    expect(mail.text).not.toMatch(/^.*Total.* 4\u202f100/m);
  });
});

describe("whom a mail goes to", () => {
  const cases: readonly (readonly [string, readonly Contact[], readonly string[]])[] = [
    ["billing before main", [contact("m", { role: "main" }), contact("b")], ["b"]],
    ["main when billing has no address", [contact("m", { role: "main" }), contact("b", { email: "" })], ["m"]],
    ["main when billing bounced", [contact("m", { role: "main" }), contact("b", { unusable: "bounced" })], ["m"]],
    ["other as a last resort", [contact("o", { role: "other" })], ["o"]],
    ["each address once", [contact("a", { email: "X@garage.example" }), contact("b", { email: "x@garage.example" })], ["a"]],
    ["no list in one field", [contact("a", { email: "a@garage.example, b@garage.example" })], []],
    ["no header in an address", [contact("a", { email: "a@garage.example\r\nBcc: b@garage.example" })], []],
  ];
  it.each(cases)("%s", (_, contacts, expected) => expect(recipientsOf(gather({ contacts })).map((one) => one.contact)).toEqual(expected));

  it.each([
    ["an address that bounced is not written to again", "b@garage.example", ["m"]],
    ["unless it was corrected since", "old@garage.example", ["b"]],
  ] as const)("%s", (_, address, expected) => {
    const contacts = [contact("b"), contact("m", { role: "main" })];
    const bounce = {
      kind: "signal",
      what: "bounce",
      id: "s1",
      debtor: "d42",
      on: today,
      contact: "b",
      address,
      source: { host: "memory", place: "memory" },
    } as const;
    expect(recipientsOf({ ...gather({ contacts }), signals: [bounce] }).map((one) => one.contact)).toEqual(expected);
  });
});

describe("a letter step", () => {
  const letter = { do: "letter", template: "formal-notice", step: "mise-en-demeure", approval: "always" } as const;

  it("is the letter, the task of posting it when registered, and a note", () => {
    const dossier = gather({});
    const [sheet, task, note] = render(intend(dossier, { ...letter, registered: true }), dossier, contextOf(templates)) as [
      LetterEffect,
      TaskEffect,
      NoteEffect,
    ];
    expect(sheet).toMatchObject({ kind: "letter", registered: true, language: "fr", approval: "always", amount: 820000 });
    expect(sheet.html).toContain("<h1>MISE EN DEMEURE</h1>");
    expect(sheet.html).toContain("@page { size: A4");
    expect(sheet.html).toContain("première présentation de cette lettre");
    for (const known of [
      "Ateliers Exemple SAS",
      "123\u00a0456\u00a0782",
      "Garage Imaginaire",
      "2 place du Test",
      "987\u00a0654\u00a0324",
      "FA-1042",
      "8 jours",
    ]) {
      expect(sheet.html.replace("8\u00a0jours", "8 jours")).toContain(known);
    }
    expect(task).toMatchObject({ kind: "task", activity: "letter" });
    expect(task.body).not.toContain("adresse postale du client n’est pas connue");
    expect(note.body).toContain("**Lettre** (étape mise-en-demeure)");
  });

  it("has no posting task when it is not registered, and counts from its receipt", () => {
    const dossier = gather({});
    const effects = render(intend(dossier, letter), dossier, contextOf(templates)) as [LetterEffect, NoteEffect];
    expect(effects.map((effect) => effect.kind)).toEqual(["letter", "note"]);
    expect(effects[0].text).toContain("à compter de la réception de cette lettre");
    expect(effects[0].text).not.toContain("recommandée");
  });

  it("says in the task that the postal address is missing", () => {
    const dossier = gather({ debtor: { address: [] } });
    const [, task] = render(intend(dossier, { ...letter, registered: true }), dossier, contextOf(templates)) as [LetterEffect, TaskEffect];
    expect(task.body).toContain("L’adresse postale du client n’est pas connue");
  });
});

describe("a task step", () => {
  it("lists the sums to match, and only those", () => {
    const dossier = gather({
      credits: [credit("p1", 820000, today, { label: "VIR GARAGE" }), credit("p2", 100, today, { label: "AUTRE" })],
    });
    const intent = intend(dossier, { do: "task", activity: "match_payment", step: "match-payment", credits: ["p1"] });
    const [task] = render(intent, dossier, contextOf(templates)) as [TaskEffect];
    expect(task.title).toBe("Lettrer Garage Imaginaire\u00a0: 8\u202f200,00\u00a0€ à affecter");
    expect(task.body).toContain("VIR GARAGE  23/11/2026  8\u202f200,00\u00a0€");
    expect(task.body).not.toContain("AUTRE");
  });

  it.each([
    [
      "fr",
      "Rapprocher 8 200,00 € du 23/11/2026 : Garage Imaginaire ?",
      "Règlement reçu, affecté à aucun client :\n  23/11/2026, 8 200,00 €, 471000\n  GARAGE IMAGINAIRE, VIR SEPA\n  2026.txt:1042",
    ],
    [
      "en",
      "Match €8,200.00 of 23/11/2026: Garage Imaginaire?",
      "Payment received, allocated to no customer:\n  23/11/2026, €8,200.00, 471000\n  GARAGE IMAGINAIRE, VIR SEPA\n  2026.txt:1042",
    ],
  ] as const)("names the bank line to match: day, amount, account, label and place (%s)", (teamLanguage, title, line) => {
    const money = bankLine("L", { on: today, amount: 820000, label: "VIR SEPA", payer: "GARAGE IMAGINAIRE" });
    const clue = { by: "name", line: { ...money, source: { host: "fec", place: "2026.txt:1042" } } } as const;
    const dossier = gather({ bankLines: [clue] });
    const intent = intend(dossier, { do: "task", activity: "match_payment", step: "match-bank-line", bankLine: "L" });
    const [task] = render(intent, dossier, { ...contextOf(templates), teamLanguage }) as [TaskEffect];
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
    expect(plain(task.title)).toBe(title);
    expect(plain(task.body)).toContain(line);
  });

  const activities: readonly NonNullable<Intent["activity"]>[] = [
    "call",
    "match_payment",
    "answer",
    "letter",
    "check_item",
    "find_address",
    "handover",
    "other",
  ];

  it("tells the caller who, how much, which invoices, which number, what to say and why", () => {
    const dossier = gather({ items: [item("FA-1042", 410000, 31), item("FA-1050", 410000, 12), item("FA-1060", 428000, -8)] });
    const due = dossier.items.filter((one) => one.dueOn < today).map((one) => ({ id: one.id, amount: one.open, daysLate: 0 }));
    const intent = intend(dossier, { do: "task", activity: "call", step: "call", items: due, amount: 820000, assignee: "camille" });
    const [task] = render(intent, dossier, contextOf(templates)) as [TaskEffect];
    expect(task.title).toBe("Appeler Garage Imaginaire\u00a0: 8\u202f200,00\u00a0€, 2\u00a0factures");
    expect(task.assignee).toBe("camille");
    expect(task.body).toBe(
      [
        "Garage Imaginaire (C0042), SIREN 987654324\nTéléphone\u00a0: Dominique Test, 01 98 00 00 00",
        "Échu\u00a0: 8\u202f200,00\u00a0€ sur 12\u202f480,00\u00a0€ d’encours",
        "2\u00a0factures, 8\u202f200,00\u00a0€\u00a0:\n  FA-1042  23/10/2026  31\u00a0jours de retard  4\u202f100,00\u00a0€\n  FA-1050  11/11/2026  12\u00a0jours de retard  4\u202f100,00\u00a0€",
        "À dire\u00a0: demander si les factures sont bien arrivées et validées\u00a0; obtenir une date de règlement, ou la raison qui le retient. Noter la réponse\u00a0: promesse, litige ou suspension.",
        "Pourquoi\u00a0: Facture FA-1042 en retard de 31 jours.\nRègle\u00a0: recurrent-late, version 7f3a21c",
      ].join("\n\n"),
    );
  });

  it("says so when there is no number to call", () => {
    const dossier = gather({ contacts: [contact("a")] });
    const [task] = render(intend(dossier, { do: "task", activity: "call" }), dossier, contextOf(templates)) as [TaskEffect];
    expect(task.body).toContain("aucun numéro");
  });

  it.each(activities.flatMap((activity) => (["fr", "en"] as const).map((language) => [activity, language] as const)))(
    "%s has its words in %s",
    (activity, teamLanguage) => {
      const dossier = gather({ credits: [credit("p1", 5000, today)] });
      const [task] = render(intend(dossier, { do: "task", activity }), dossier, contextOf(templates, { teamLanguage })) as [TaskEffect];
      expect(`${task.title}\n${task.body}`).not.toMatch(/task\.|undefined|NaN|\{"/);
      expect(task.title).toContain("Garage Imaginaire");
    },
  );
});

describe("sameness", () => {
  it("gives the same bytes for the same input, whatever the order of the facts", () => {
    const items = [item("FA-1", 1000, 40), item("FA-2", 2000, 30), item("FA-3", 3000, 20)];
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: 3 }), (shuffled) => {
        const one = gather({ items });
        const other = gather({ items: shuffled });
        expect(JSON.stringify(render(intend(other), other, contextOf(templates)))).toBe(
          JSON.stringify(render(intend(one), one, contextOf(templates))),
        );
      }),
      { numRuns: 6 },
    );
  });

  it.each([
    ["another step", { step: "last" }],
    ["another run of the ladder", { cycle: "c2" }],
    ["another item", { items: [{ id: "i-FA-1042", amount: 410000, daysLate: 31 }], amount: 410000 }],
  ])("%s is another effect", (_, more) => {
    const dossier = gather({});
    expect(keyOf(dossier, intend(dossier, more))).not.toBe(keyOf(dossier));
  });

  it("another day or a partial payment is the same effect: it is not sent twice", () => {
    const dossier = gather({});
    const less = gather({ items: [item("FA-1042", 310000, 31, { amount: 410000 }), item("FA-1050", 410000, 12)] });
    expect(keyOf(less)).toBe(keyOf(dossier));
  });
});

describe("what nothing can be made of", () => {
  it("refuses an item that the dossier does not have", () => {
    const dossier = gather({});
    expect(() => render(intend(dossier, { items: [{ id: "gone", amount: 1, daysLate: 1 }] }), dossier, contextOf(templates))).toThrow(
      /gone/,
    );
  });

  it("refuses a template nobody wrote", () => {
    const dossier = gather({});
    expect(() => render(intend(dossier, { template: "reminder-rude" }), dossier, contextOf(templates))).toThrow(
      "no template reminder-rude in fr",
    );
  });
});

function keyOf(dossier: ReturnType<typeof gather>, intent: Intent = intend(dossier)): string | undefined {
  return render(intent, dossier, contextOf(templates))[0]?.key;
}
