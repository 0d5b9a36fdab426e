import { join } from "node:path";
import { appZip } from "../../../src/connectors/odoo/app/build.ts";
import { readSources } from "../../../src/connectors/odoo/app/sources.ts";
import { version } from "../../../src/version.ts";
import type { OdooUnderTest } from "../../odoo/host.ts";

/** Puts the app into the host, and the connector's user into its group. */
export async function installApp(odoo: OdooUnderTest): Promise<void> {
  const zip = appZip(readSources(join(import.meta.dirname, "../../../odoo")), 19, version);
  const [wizard] = await odoo.call<number[]>("base.import.module", "create", { vals_list: [{ module_file: zip.toString("base64") }] });
  await odoo.call("base.import.module", "import_module", { ids: [wizard] });
  const reference = { module: "relance", xml_id: "group_connector" };
  const [, group] = await odoo.call<[string, number]>("ir.model.data", "check_object_reference", reference);
  await odoo.call("res.groups", "write", { ids: [group], vals: { user_ids: [[4, odoo.people.bot.uid, 0]] } });
}
