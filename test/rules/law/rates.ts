import { readFileSync } from "node:fs";
import { loadRates, type Rates } from "../../../src/rules/law/rates.ts";

const file = new URL("../../../src/rules/data/rates.yaml", import.meta.url);
export const shippedText = readFileSync(file, "utf8");

/** The table as it ships. */
export const shipped: Rates = loadRates([{ name: "shipped:rates.yaml", text: shippedText }]).rates;
