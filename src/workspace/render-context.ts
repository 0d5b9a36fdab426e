import type { Decision } from "../rules/decision.ts";
import type { RenderContext } from "../templates/render.ts";
import { creditorOf } from "./creditor.ts";
import type { WorkspaceFiles } from "./open.ts";

/** What `render` needs beside the intent and the dossier: who writes for the company that is owed, from where, and why. */
export function renderContext(workspace: WorkspaceFiles, owed: string, decision: Decision, because: string): RenderContext {
  const { settings, templates } = workspace;
  const company = creditorOf(settings, owed);
  return {
    workspace: settings.name,
    templates,
    company,
    from: settings.mail.from,
    replyTo: company.email,
    teamLanguage: settings.language,
    because,
    segment: decision.segment.name,
    ruleVersion: decision.segment.version,
    mailDomain: mailDomain(settings.mail.from),
  };
}

/** Message-Ids end with the sender's own domain. */
function mailDomain(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "relance.invalid";
}
