import { expect, it } from "vitest";
import { greetedAs } from "../../src/templates/recipients.ts";

it.each([
  ["Ninon Fontarel", true],
  ["Mme Achatier", true],
  ["Comptabilité", false],
  ["Service clients", false],
  ["SERVICE FACTURATION", false],
  ["Dpt. comptable", false],
  ["Accounts payable", false],
  ["Jean Lefacteur", true],
  ["Serge Accardo", true],
])("greets %s by name: %s", (name, greeted) => {
  expect(greetedAs(name)).toBe(greeted ? name : undefined);
});
