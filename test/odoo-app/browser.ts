import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { OdooUnderTest } from "../odoo/host.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
];

/** Odoo's own pages in a real browser, as a person of the book. */
export function useBrowser(odoo: OdooUnderTest): { readonly logIn: (who: keyof OdooUnderTest["people"]) => Promise<Page> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  });
  afterAll(() => browser.close());
  return {
    async logIn(who) {
      const { login, password } = odoo.people[who];
      const context = await browser.newContext({
        locale: "fr-FR",
        timezoneId: "Europe/Paris",
        viewport: { width: 1440, height: 900 },
        baseURL: odoo.url,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      // The day of the book, so that the pictures say the same at any hour.
      await page.clock.setFixedTime(new Date("2026-11-21T08:30:00+01:00"));
      await page.goto(`/web/login?db=${odoo.database}`);
      await page.fill("input[name=login]", login);
      await page.fill("input[name=password]", password);
      await page.locator("button[type=submit]").first().click();
      await page.waitForURL(/\/odoo|\/web(?!\/login)/);
      return page;
    },
  };
}

/** The page as the docs show it, taken anew when PICTURES is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  const path = fileURLToPath(new URL(`../../docs/odoo/${name}.png`, import.meta.url));
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
