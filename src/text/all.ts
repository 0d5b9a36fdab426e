import { fecSentences } from "./fec.ts";
import { lawSentences } from "./law.ts";
import { memorySentences } from "./memory.ts";
import { odooAppSentences } from "./odoo-app.ts";
import { odooPushSentences } from "./odoo-push.ts";
import { odooCheckSentences } from "./odoo-check.ts";
import { odooSentences } from "./odoo.ts";
import { outboxSentences } from "./outbox.ts";
import { pennylaneSentences } from "./pennylane.ts";
import { planSentences } from "./plan.ts";
import { addedSentences, reasonSentences } from "./reasons.ts";
import { rulesToolsSentences } from "./rules-tools.ts";
import { rulesSentences } from "./rules.ts";
import type { Sentences } from "./sentences.ts";
import { storeSentences } from "./store.ts";
import { serverSentences } from "./server.ts";
import { templateSentences } from "./templates.ts";
import { warningSentences } from "./warnings.ts";
import { workspaceSentences } from "./workspace.ts";

/** Every sentence there is, for the edges. */
export const catalogues: readonly Sentences[] = [
  workspaceSentences,
  rulesSentences,
  rulesToolsSentences,
  reasonSentences,
  addedSentences,
  outboxSentences,
  storeSentences,
  fecSentences,
  lawSentences,
  warningSentences,
  memorySentences,
  odooSentences,
  odooCheckSentences,
  odooAppSentences,
  odooPushSentences,
  pennylaneSentences,
  planSentences,
  templateSentences,
  serverSentences,
];
