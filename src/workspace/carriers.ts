import { join } from "node:path";
import { carriersInOrder } from "../outbox/carriers/choose.ts";
import { filesCarrier } from "../outbox/carriers/files.ts";
import { hostCarrier } from "../outbox/carriers/host.ts";
import type { Carrier } from "../outbox/carriers/port.ts";
import { smtpCarrier } from "../outbox/carriers/smtp.ts";
import type { Workspace } from "./open.ts";

/** The carriers of a workspace, in the order in which they are asked: the host, its mail server, the folder `outbox/`. */
export function carriersOf({ connector, settings, folder }: Workspace): readonly Carrier[] {
  const files = filesCarrier({ folder: join(folder, "outbox") });
  return carriersInOrder({
    ...(connector.carries.size > 0 && { host: hostCarrier(connector) }),
    ...(settings.mail.smtp !== undefined && { smtp: smtpCarrier({ url: settings.mail.smtp }) }),
    files,
  });
}
