import { day } from "../../ledger/day.ts";
import type { EffectKind } from "../../ledger/effect.ts";
import type { Connector } from "../port.ts";
import { checkHost } from "./check.ts";
import { type Access, makeClient } from "./client.ts";
import type { LetterPdf } from "./letter.ts";
import { oauthAccess, type OAuthOptions } from "./oauth.ts";
import type { PennylaneSettings } from "./options.ts";
import { pullFrom } from "./pull.ts";
import { makePush } from "./push.ts";
import { systemTime, type Time } from "./time.ts";
import { tokenAccess } from "./token.ts";

export interface PennylaneConnectorOptions {
  readonly settings: PennylaneSettings;
  /** A company API token, or what an OAuth session is renewed with. */
  readonly access: { readonly token: string } | { readonly oauth: Omit<OAuthOptions, "url" | "time"> };
  readonly company: { readonly id: string; readonly siren?: string };
  /** Without it letters are not carried. */
  readonly letterPdf?: LetterPdf;
  readonly time?: Time;
}

/** Receivables of one company in Pennylane. It carries notes and letters; e-mails and tasks leave another way. */
export function pennylaneConnector({ settings, access, company, letterPdf, time = systemTime }: PennylaneConnectorOptions): Connector {
  const url = settings.url.replace(/\/+$/, "");
  const session: Access = "token" in access ? tokenAccess(access.token) : oauthAccess({ ...access.oauth, url, time });
  const client = makeClient({ url, access: session, time });
  const { push, find } = makePush(client, letterPdf);
  return {
    host: "pennylane",
    carries: new Set<EffectKind>(letterPdf ? ["note", "letter"] : ["note"]),
    check: (signal) =>
      checkHost(
        client,
        { settings, siren: company.siren, today: day(new Date(time.now()).toISOString().slice(0, 10)), oauth: "oauth" in access },
        signal,
      ),
    pull: (after, signal, about = []) =>
      pullFrom(
        {
          client,
          company: company.id,
          accounts: settings.accounts,
          historyMonths: settings.historyMonths,
          now: time.now,
          sleep: time.sleep,
          signal,
          about: about.map((item) => Number.parseInt(item, 10)).filter(Number.isSafeInteger),
        },
        after,
        settings.lookHours,
      ),
    push,
    find,
  };
}
