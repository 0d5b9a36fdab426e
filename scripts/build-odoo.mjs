// Makes dist/odoo/relance-<major>.zip of odoo/, for each version of Odoo. Runs after tsc.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { appZip } from "../dist/connectors/odoo/app/build.js";
import { majors, readSources } from "../dist/connectors/odoo/app/sources.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const sources = readSources(join(root, "odoo"));
const target = join(root, "dist", "odoo");

mkdirSync(target, { recursive: true });
for (const major of majors) writeFileSync(join(target, `relance-${major}.zip`), appZip(sources, major, version));
