import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/rules/yaml.ts";
import { isSiren } from "../../src/ledger/siren.ts";
import { isCronLine, isIban, isSmtpUrl, isZone } from "../../src/workspace/settings-checks.ts";
import { settingsSchema, todayIn } from "../../src/workspace/settings.ts";

const least = `
name: acme
source: memory
company: { name: Acme, email: compta@acme.example, signature: Jo }
mail: { from: "Acme <compta@acme.example>", smtp: "\${SMTP:-}" }
`;

function read(text: string, env: Record<string, string> = {}) {
  const { value, problems } = readYaml("relance.yaml", text, settingsSchema(env));
  return { value, problems: problems.map(({ line, column, code, path }) => `${line}:${column} ${path} ${code}`) };
}

describe("relance.yaml", () => {
  it("with the least that is asked: nothing leaves by itself, and caps hold", () => {
    const { value, problems } = read(least);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      mode: "review",
      caps: { messages: 200, shareOfDebtors: 0.5 },
      bookTolerance: { amount: 0, currency: "EUR" },
      timezone: "Europe/Paris",
      language: "fr",
    });
    expect(value?.mail.smtp).toBeUndefined();
  });

  it("says what each company of the host signs with, and checks it as the creditor's", () => {
    const companies = (iban: string) => `${least}companies:\n  Montclar Services: { iban: ${iban}, signature: Sam }\n`;
    expect(read(companies("FR7630006000011234567890189")).value?.companies).toEqual({
      "Montclar Services": { iban: "FR7630006000011234567890189", signature: "Sam" },
    });
    expect(read(companies("FR7630006000011234567890188")).problems).toEqual(["7:30 companies.Montclar Services.iban yaml.bad_iban"]);
  });

  it.each([
    ["${SMTP}", { SMTP: "smtp://user:p%40ss@mail.example:587" }, "smtp://user:p%40ss@mail.example:587"],
    ["${SMTP:-smtp://localhost}", {}, "smtp://localhost"],
    ["${SMTP:-}", { SMTP: "" }, undefined],
  ])("smtp %s with %j", (written, env, smtp) => {
    const { value, problems } = read(least.replace("${SMTP:-}", written), env);
    expect(problems).toEqual([]);
    expect(value?.mail.smtp).toBe(smtp);
  });

  it.each([
    ['smtp: "${SMTP:-}"', 'smtp: "${SMTP}"', "5:51 mail.smtp yaml.environment_missing"],
    ['smtp: "${SMTP:-}"', "smtp: mail.example", "5:51 mail.smtp yaml.bad_smtp"],
    ["source: memory", "source: fec", "3:9 source yaml.missing_source_settings"],
    ["name: acme\n", "name: acme\nmode: automatic\n", "3:7 mode yaml.bad_choice"],
    ["name: acme\n", "name: acme\ncaps: { shareOfDebtors: 2 }\n", "3:25 caps.shareOfDebtors yaml.too_big"],
    ["name: acme\n", "name: acme\nbookTolerance: 5\n", "3:16 bookTolerance yaml.bad_amount"],
    ["name: acme\n", "name: acme\ntimezone: Paris\n", "3:11 timezone yaml.bad_zone"],
    ["name: acme\n", "name: acme\nschedule: every morning\n", "3:11 schedule yaml.bad_schedule"],
    ["signature: Jo", "signature: Jo, iban: FR00", "4:73 company.iban yaml.bad_iban"],
  ])("%s written %s is refused with its place", (from, to, problem) => {
    expect(read(least.replace(from, to))).toEqual({ value: undefined, problems: [problem] });
  });
});

it.each([
  [isIban, "FR42 9999 9000 0101 2345 6789 042", true],
  [isIban, "FR42 9999 9000 0101 2345 6789 024", false],
  [isIban, "DE89370400440532013000", true],
  [isSiren, "812345676", true],
  [isSiren, "812345677", false],
  [isSiren, "81234567", false],
  [isZone, "Indian/Reunion", true],
  [isZone, "Europe/Pariss", false],
  [isCronLine, "0 8 * * 1-5", true],
  [isCronLine, "0 8 31 2 *", false],
  [isCronLine, "at eight", false],
  [isSmtpUrl, "smtps://user:secret@mail.example", true],
  [isSmtpUrl, "http://mail.example", false],
])("%o(%s) is %s", (check, text, expected) => {
  expect(check(text)).toBe(expected);
});

it.each([
  ["2026-11-21T22:30:00Z", "Europe/Paris", "2026-11-21"],
  ["2026-11-21T23:30:00Z", "Europe/Paris", "2026-11-22"],
  ["2026-07-01T22:30:00Z", "Europe/Paris", "2026-07-02"],
  ["2026-11-21T20:30:00Z", "Indian/Reunion", "2026-11-22"],
])("at %s in %s it is %s", (instant, zone, day) => {
  expect(todayIn(zone, new Date(instant))).toBe(day);
});
