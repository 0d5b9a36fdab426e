import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { planPage } from "../../src/server/pages/plan.tsx";
import { serve, type Service } from "../../src/server/serve.ts";
import { makePlan } from "../../src/workspace/plan.ts";
import { now, openTestWorkspace, settings, today, token } from "./kit.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;
let page: Page;
let folder: string;
let service: Service;
/** Requests to anywhere but the page itself, and what the browser complained about. */
let asked: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  folder = await mkdtemp(join(tmpdir(), "relance-browser-"));
  await writeFile(join(folder, "relance.yaml"), settings("atelier", 40));
  const tickJob = fileURLToPath(new URL("clock/tick.mjs", import.meta.url));
  service = await serve({ folders: [folder], port: 0, env: { RELANCE_TOKEN: token }, log: () => {}, now: () => now, tickJob });
});
afterAll(async () => {
  await browser.close();
  await service.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  asked = [];
  complaints = [];
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
});
afterEach(() => page.context().close());

const logIn = async () => {
  await page.goto(`${service.url}/w/atelier/plan`);
  await page.getByLabel("Votre nom").fill("Zoé Marchand");
  await page.getByLabel("Jeton du service").fill(token);
  await page.getByRole("button", { name: "Entrer" }).click();
};

describe("the plan as a file", () => {
  beforeEach(async () => {
    const plan = await makePlan(await openTestWorkspace("fichier", 40), today);
    const file = join(folder, "plan.html");
    await writeFile(file, planPage(plan, { language: "fr" }));
    await page.goto(pathToFileURL(file).href);
    asked = [];
  });

  it("opens, unfolds a debtor with its mail as it looks, and asks nothing of anybody", async () => {
    const debtor = page.locator("details.debtor").first();
    await expect.poll(() => debtor.getByText("Ce qui est ouvert").isVisible()).toBe(false);
    await debtor.locator("summary").first().click();
    expect(await debtor.getByText("Ce qui est ouvert").isVisible()).toBe(true);
    await debtor.getByText("Voir l’e-mail tel qu’il se présente").click();
    await page
      .frameLocator("details.debtor[open] iframe")
      .getByText(/^Bonjour/)
      .first()
      .waitFor();
    expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("shows one segment when it is chosen, without a script", async () => {
    const visible = () => page.locator("details.debtor:visible").count();
    const everyone = await visible();
    await page.locator(".filter label", { hasText: "recurrent-late" }).click();
    const some = await visible();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(everyone);
    await page.locator(".filter label", { hasText: "tous" }).click();
    expect(await visible()).toBe(everyone);
  });

  it.each([1280, 390])("fits a screen of %i pixels, in light and dark", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
  });

  it("prints", async () => {
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("the service in a browser", () => {
  it("logs in, reads the books, unfolds a debtor and approves; nothing breaks the rules of the page", async () => {
    await logIn();
    await page.getByRole("button", { name: "Les lire maintenant" }).click();
    await expect
      .poll(
        async () => {
          await page.goto(`${service.url}/w/atelier/plan`);
          return page.locator("details.debtor").count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);

    const debtor = page.locator("details.debtor").first();
    await debtor.locator("summary").first().click();
    await debtor.getByText("Voir l’e-mail tel qu’il se présente").click();
    await page
      .frameLocator("details.debtor[open] iframe")
      .getByText(/^Bonjour/)
      .first()
      .waitFor();
    await debtor.getByRole("button", { name: "Approuver" }).click();

    await page.getByRole("status").waitFor();
    expect(await page.getByRole("status").textContent()).toContain("Approuvé");
    expect(new URL(page.url()).hash).toMatch(/^#d-/);
    const same = page.locator(new URL(page.url()).hash);
    await same.locator("summary").first().click();
    expect(await same.locator(".chip.done").first().textContent()).toBe("approuvé");
    expect(complaints).toEqual([]);
  });

  it("holds a debtor from its own page, and stops and resumes everything", async () => {
    await logIn();
    await page.locator("details.debtor").last().locator("summary").first().click();
    await page.getByRole("link", { name: "Ouvrir la fiche" }).locator("visible=true").click();
    await page.getByLabel("Jusqu’au").fill("2026-12-24");
    await page.getByRole("button", { name: "Suspendre" }).click();
    expect(await page.getByRole("status").textContent()).toContain("La suspension est notée");

    await page.goto(`${service.url}/w/atelier/plan`);
    await page.getByText("Tout arrêter…").click();
    await page.getByLabel("Pourquoi").fill("IBAN changé");
    await page.getByRole("button", { name: "Plus rien ne part" }).click();
    await page.getByText("IBAN changé").waitFor();
    await page.getByRole("button", { name: "Reprendre les envois" }).click();
    expect(await page.getByRole("status").textContent()).toContain("de nouveau permis");
    expect(complaints).toEqual([]);
  });

  it("refuses a wrong token with a sentence", async () => {
    await page.goto(`${service.url}/`);
    await page.getByLabel("Votre nom").fill("Zoé Marchand");
    await page.getByLabel("Jeton du service").fill("wrong");
    await page.getByRole("button", { name: "Entrer" }).click();
    await expect.poll(() => page.getByText("Ce jeton n’est pas celui du service").isVisible()).toBe(true);
  });
});
