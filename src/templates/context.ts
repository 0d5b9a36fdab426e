import type { Language } from "../text/format.ts";
import type { Templates } from "./templates.ts";
import type { CompanyIdentity } from "./values.ts";

/** What rendering needs beside the intent and the dossier: who writes, from where, and why. */
export interface RenderContext {
  readonly workspace: string;
  readonly templates: Templates;
  readonly company: CompanyIdentity;
  /** `"Comptabilité clients" <recouvrement@example.fr>`. */
  readonly from: string;
  readonly replyTo?: string;
  /** Of tasks and notes. Debtors are written to in theirs. */
  readonly teamLanguage: Language;
  /** One sentence in the team's language: why this, why now. */
  readonly because: string;
  readonly segment: string;
  readonly ruleVersion: string;
  /** What Message-Ids end with. */
  readonly mailDomain: string;
}
