import { join } from "node:path";
import type { Day } from "../ledger/day.ts";
import { carriersInOrder } from "../outbox/carriers/choose.ts";
import { filesCarrier } from "../outbox/carriers/files.ts";
import { hostCarrier } from "../outbox/carriers/host.ts";
import type { Carrier } from "../outbox/carriers/port.ts";
import { smtpCarrier } from "../outbox/carriers/smtp.ts";
import { worklistCarrier } from "../outbox/carriers/worklist.ts";
import type { Workspace } from "./open.ts";

/** The carriers of a workspace, in the order in which they are asked: the host, its mail server, the folder `outbox/`. */
export function carriersOf({ connector, settings, folder }: Workspace, today: Day): readonly Carrier[] {
  const { smtp: url, from, tasksTo = settings.company.email, people = {} } = settings.mail;
  const files = filesCarrier({ folder: join(folder, "outbox") });
  return carriersInOrder({
    ...(connector.carries.size > 0 && { host: hostCarrier(connector) }),
    ...(url !== undefined && {
      smtp: smtpCarrier({ url }),
      worklist: worklistCarrier({ url, from, to: tasksTo, people, today, language: settings.language }),
    }),
    files,
  });
}
